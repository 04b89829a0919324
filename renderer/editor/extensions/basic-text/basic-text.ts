/** TipTap's starter kit, cut to what a text may hold. */
import { StarterKit } from '@tiptap/starter-kit';

export const BasicText = StarterKit.configure({
  // The shared text has its own undo, which leaves the partner's words alone.
  undoRedo: false,
  // Own ones take their place.
  link: false,
  orderedList: false,
  heading: { levels: [1, 2, 3] },
  // It would write an empty line into a text that was only looked at.
  trailingNode: false,
});
