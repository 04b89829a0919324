/** What was begun under an entry and not sent: kept while the window is open, so that a look at another entry loses nothing. */
const begun = new Map<string, string>();

export const unsentComments = {
  of: (entryId: string): string => begun.get(entryId) ?? '',
  keep(entryId: string, text: string): void {
    if (text.trim() === '') begun.delete(entryId);
    else begun.set(entryId, text);
  },
};
