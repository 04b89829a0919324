/**
 * A link that carries an address and nothing else. An address that the policy refuses is shown as plain
 * text, so that a text that came in by any road cannot lead anywhere. Following a link is LinkBubble's part.
 */
import { InputRule, markPasteRule } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { isAllowedLink } from '../../../../shared/text/link-policy.ts';

const TYPED_ADDRESS = /(?:^|\s)((?:https:\/\/|mailto:)\S*[^\s.,;:!?)\]}'"])\s$/;
const PASTED_ADDRESS = /(?:https:\/\/|mailto:)[^\s<>]*[^\s<>.,;:!?)\]}'"]/g;

export const SafeLink = Link.extend({
  // Typing at a link's end goes on outside of it.
  inclusive: false,

  addAttributes() {
    return { href: { default: null } };
  },

  renderHTML({ HTMLAttributes }) {
    const href: unknown = HTMLAttributes['href'];
    return isAllowedLink(href) ? ['a', { href, rel: 'noopener noreferrer' }, 0] : ['span', 0];
  },

  // The library's own autolink would also mark the words that a partner types, so it stays off:
  // input rules answer only to this keyboard.
  addInputRules() {
    return [
      new InputRule({
        find: TYPED_ADDRESS,
        handler: ({ state, range, match }) => {
          const address = match[1];
          const blank = match[0].at(-1);
          if (!isAllowedLink(address) || blank === undefined) return null;
          const from = range.from + match[0].indexOf(address);
          const to = from + address.length;
          if (state.doc.rangeHasMark(from, to, this.type)) return null;
          state.tr.addMark(from, to, this.type.create({ href: address }));
          // The blank is not always in the text yet when a rule is asked.
          const blankIsThere = range.to - range.from === match[0].length;
          if (!blankIsThere && blank !== '\n') state.tr.insertText(blank, to);
          return undefined;
        },
      }),
    ];
  },

  addPasteRules() {
    return [
      markPasteRule({
        find: (text) =>
          [...text.matchAll(PASTED_ADDRESS)]
            .filter((match) => isAllowedLink(match[0]))
            .map((match) => ({ index: match.index, text: match[0], data: { href: match[0] } })),
        type: this.type,
        getAttributes: (match) => ({ href: match[0] }),
      }),
    ];
  },
}).configure({
  autolink: false,
  openOnClick: false,
  linkOnPaste: true,
  defaultProtocol: 'https',
  HTMLAttributes: {},
  isAllowedUri: (address) => isAllowedLink(address),
  shouldAutoLink: isAllowedLink,
});
