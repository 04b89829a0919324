/**
 * The schema of every text, without a DOM: the same names, attributes and content expressions as the
 * editor's (TipTap's starter kit, lists and tables, cut to what `text-grammar.ts` allows), so that what
 * one accepts the other does too. (security.md C8)
 */
import { Schema } from 'prosemirror-model';

const cell = {
  content: 'block+',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  isolating: true,
};

export const textSchema = new Schema({
  topNode: 'doc',
  nodes: {
    paragraph: { group: 'block', content: 'inline*' },
    blockquote: { group: 'block', content: 'block+', defining: true },
    bulletList: { group: 'block list', content: 'listItem+' },
    codeBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      defining: true,
      attrs: { language: { default: null } },
    },
    doc: { content: 'block+' },
    hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true },
    heading: { group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 1 } } },
    horizontalRule: { group: 'block' },
    listItem: { content: 'paragraph block*', defining: true },
    orderedList: { group: 'block list', content: 'listItem+', attrs: { start: { default: 1 } } },
    text: { group: 'inline' },
    taskList: { group: 'block list', content: 'taskItem+' },
    taskItem: { content: 'paragraph block*', defining: true, attrs: { checked: { default: false } } },
    table: { group: 'block', content: 'tableRow+', isolating: true, tableRole: 'table' },
    tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
    tableHeader: { ...cell, tableRole: 'header_cell' },
    tableCell: { ...cell, tableRole: 'cell' },
  },
  marks: {
    link: { inclusive: false, attrs: { href: { default: null } } },
    bold: {},
    code: { excludes: '_', code: true },
    italic: {},
    strike: {},
    underline: {},
  },
});
