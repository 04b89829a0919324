/** Check lists. The label of a box is its own line, in the person's language. */
import { TaskItem, TaskList } from '@tiptap/extension-list';

export function taskListExtensions(unnamedLabel: () => string) {
  return [
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => node.textContent.trim() || unnamedLabel() },
    }),
  ];
}
