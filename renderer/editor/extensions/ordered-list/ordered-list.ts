/** Numbered lists that know where they start; letters and Roman numerals have no place in the text's schema. */
import { OrderedList } from '@tiptap/extension-list';

export const NumberedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => {
          const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
          return Number.isSafeInteger(start) && start >= 0 ? start : 1;
        },
      },
    };
  },
});
