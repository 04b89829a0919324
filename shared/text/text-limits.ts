/** What one text may hold. All are counts: beyond them a text is shortened for show, never in the log. */
export const textLimits = {
  /** Nodes inside nodes; a list in a list is two. */
  depth: 48,
  nodes: 200_000,
  /** UTF-16 units of all text together. */
  characters: 2_000_000,
  /** Cells in a row and rows in a table: a grid of them is made in memory when it is shown. */
  cellsInRow: 50,
  rowsInTable: 1000,
  /** Columns or rows over which one cell may reach. */
  cellSpan: 20,
  columnWidth: 5000,
  languageName: 40,
  listStart: 1_000_000_000,
  headingLevel: 3,
  snippetCharacters: 200,
} as const;
