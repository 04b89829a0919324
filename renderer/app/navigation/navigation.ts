import type { Place } from './place.ts';
import { TODAY, samePlace, screenOf } from './place.ts';

/** Where the person is, where they came from, and what "forward" leads to. */
export interface Navigation {
  readonly here: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Another number whenever the keyboard should go to a new page. */
  readonly turn: number;
}

export type NavigationStep =
  { readonly go: Place } | { readonly step: 'back' } | { readonly step: 'forward' };

/** How many places "back" remembers. */
export const LONGEST_PAST = 50;

export function startAt(place: Place = TODAY): Navigation {
  return { here: place, past: [], future: [], turn: 0 };
}

function arrive(before: Navigation, place: Place): Pick<Navigation, 'here' | 'turn'> {
  const newPage = screenOf(before.here) !== screenOf(place) || (place.at === 'journal' && place.write);
  return { here: place, turn: before.turn + (newPage ? 1 : 0) };
}

export function navigate(before: Navigation, step: NavigationStep): Navigation {
  if ('go' in step) {
    if (samePlace(before.here, step.go)) return before;
    return {
      ...arrive(before, step.go),
      past: [...before.past, before.here].slice(-LONGEST_PAST),
      future: [],
    };
  }
  const place = step.step === 'back' ? before.past.at(-1) : before.future[0];
  if (!place) return before;
  return step.step === 'back'
    ? { ...arrive(before, place), past: before.past.slice(0, -1), future: [before.here, ...before.future] }
    : { ...arrive(before, place), past: [...before.past, before.here], future: before.future.slice(1) };
}
