/**
 * The list is asked for in pages; each answer says where the next page begins. The first cursor is null.
 * Pages far from the window are not asked again, so that ten thousand entries cost as much as a hundred.
 */
export type Cursors = readonly (string | null)[];

export const FIRST_PAGE: Cursors = [null];
/** Entries a page. */
export const PAGE_SIZE = 50;

/** The cursors after page `index` answered that the next page begins at `next`; null when it was the last. */
export function withNext(cursors: Cursors, index: number, next: string | null): Cursors {
  if (index >= cursors.length) return cursors;
  const kept = cursors.slice(0, index + 1);
  if (next === null) return kept.length === cursors.length ? cursors : kept;
  if (cursors[index + 1] === next) return cursors;
  return [...kept, next, ...cursors.slice(index + 2)];
}
