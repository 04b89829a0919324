import { describe, expect, it } from 'vitest';
import { LONGEST_PAST, navigate, startAt } from '../../../../renderer/app/navigation/navigation.ts';
import type { Place } from '../../../../renderer/app/navigation/place.ts';
import { TODAY, journalOf } from '../../../../renderer/app/navigation/place.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const entry = (entryId: string, write = false): Place => ({ at: 'journal', circleId: a, entryId, write });

describe('going from place to place', () => {
  it('remembers where the person came from, and goes forward again', () => {
    const there = navigate(navigate(startAt(), { go: journalOf(a) }), { go: { at: 'settings' } });
    const back = navigate(there, { step: 'back' });
    expect(back.here).toEqual(journalOf(a));
    expect(navigate(back, { step: 'back' }).here).toEqual(TODAY);
    expect(navigate(back, { step: 'forward' }).here).toEqual({ at: 'settings' });
  });

  it('forgets what was forward when the person goes elsewhere', () => {
    const back = navigate(navigate(startAt(), { go: journalOf(a) }), { step: 'back' });
    const elsewhere = navigate(back, { go: { at: 'settings' } });
    expect(navigate(elsewhere, { step: 'forward' })).toBe(elsewhere);
  });

  it('does nothing at the ends, nor when the person is there already', () => {
    const start = startAt();
    expect(navigate(start, { step: 'back' })).toBe(start);
    expect(navigate(start, { step: 'forward' })).toBe(start);
    expect(navigate(start, { go: TODAY })).toBe(start);
  });

  it('takes the keyboard to a new page, and leaves it alone between entries of one list', () => {
    const list = navigate(startAt(), { go: journalOf(a) });
    expect(list.turn).toBe(1);
    const one = navigate(list, { go: entry('1') });
    expect(one.turn).toBe(1);
    expect(navigate(one, { go: journalOf(b) }).turn).toBe(2);
  });

  it('takes the keyboard to an entry that was just begun', () => {
    const list = navigate(startAt(), { go: journalOf(a) });
    expect(navigate(list, { go: entry('1', true) }).turn).toBe(2);
  });

  it('remembers no more than it must', () => {
    let navigation = startAt();
    for (let i = 0; i < 3 * LONGEST_PAST; i += 1) navigation = navigate(navigation, { go: entry(String(i)) });
    expect(navigation.past).toHaveLength(LONGEST_PAST);
  });
});
