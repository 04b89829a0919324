/** TipTap's starter kit, cut to what a text may hold and without the keys that mean something else here. */
import { StarterKit } from '@tiptap/starter-kit';

export const BasicText = StarterKit.extend({
  addExtensions() {
    const extensions = this.parent?.() ?? [];
    return extensions.map((extension) =>
      extension.name === 'hardBreak'
        ? extension.extend({
            // Ctrl or Cmd and Enter shares the entry; Shift and Enter breaks the line.
            addKeyboardShortcuts() {
              return { 'Shift-Enter': () => this.editor.commands.setHardBreak() };
            },
          })
        : extension,
    );
  },
}).configure({
  // The shared text has its own undo, which leaves the partner's words alone.
  undoRedo: false,
  // Own ones take their place.
  link: false,
  orderedList: false,
  heading: { levels: [1, 2, 3] },
  // It would write an empty line into a text that was only looked at.
  trailingNode: false,
});
