/** The places that a person can be at. Nothing here is remembered after lock. */
export type Place =
  | { readonly at: 'today' }
  | { readonly at: 'settings' }
  | { readonly at: 'people'; readonly circleId: string }
  | {
      readonly at: 'journal';
      readonly circleId: string;
      readonly entryId: string | null;
      /** The entry was just begun: the keyboard goes to its text. */
      readonly write: boolean;
    };

export const TODAY: Place = { at: 'today' };

export function journalOf(circleId: string): Place {
  return { at: 'journal', circleId, entryId: null, write: false };
}

/** Which screen it is: going from entry to entry keeps the screen, another circle is another one. */
export function screenOf(place: Place): string {
  return 'circleId' in place ? `${place.at} ${place.circleId}` : place.at;
}

export function circleOf(place: Place): string | null {
  return 'circleId' in place ? place.circleId : null;
}

export function samePlace(a: Place, b: Place): boolean {
  if (screenOf(a) !== screenOf(b)) return false;
  return a.at !== 'journal' || b.at !== 'journal' || (a.entryId === b.entryId && a.write === b.write);
}
