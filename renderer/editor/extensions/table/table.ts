/** Tables without widths and colours: a text is read in windows of any size, on paper and as Markdown. */
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

const SPAN = { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'colspan') };
const ROW_SPAN = { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'rowspan') };
const MOST_CELLS_SPANNED = 20;

function spanOf(element: HTMLElement, name: string): number {
  const span = Number.parseInt(element.getAttribute(name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MOST_CELLS_SPANNED);
}

const cellAttributes = () => ({
  colspan: SPAN,
  rowspan: ROW_SPAN,
  colwidth: { default: null, parseHTML: () => null },
});

export const tableExtensions = [
  Table.configure({ resizable: false, renderWrapper: true }),
  TableRow,
  TableHeader.extend({ addAttributes: cellAttributes }),
  TableCell.extend({ addAttributes: cellAttributes }),
];
