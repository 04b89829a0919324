import { describe, expect, it } from 'vitest';
import { entryDay } from '../../../../../../renderer/features/journal/list/entry-day.ts';
import { entryLine } from '../../../../../../renderer/features/journal/list/entry-line.ts';
import type { EntrySummary } from '../../../../../../shared/features/journal/journal-contract.ts';

const entry: EntrySummary = {
  entryId: '0'.repeat(32),
  circleId: '0'.repeat(64),
  state: 'shared',
  writers: 'author',
  mine: true,
  authorName: 'Tara',
  title: 'A page',
  date: '2026-11-22T09:40',
  tags: [],
  snippet: '',
  isNew: false,
  comments: 0,
  newComments: 0,
  whereabouts: { place: 'sent', arrivedAt: [] },
};

describe('the line under a title', () => {
  it('tells mine, ours and theirs apart', () => {
    expect(entryLine(entry, false).key).toBe('mineShared');
    expect(entryLine({ ...entry, writers: 'all', mine: false }, false).key).toBe('ours');
    expect(entryLine({ ...entry, mine: false, authorName: 'Mira' }, false)).toMatchObject({
      key: 'theirs',
      name: 'Mira',
    });
  });

  it('promises a sharing only where there is somebody to share with', () => {
    expect(entryLine({ ...entry, state: 'draft' }, false).key).toBe('mineDraft');
    expect(entryLine({ ...entry, state: 'draft' }, true).key).toBe('private');
  });

  it('never calls a draft shared, whoever may write in it later', () => {
    expect(entryLine({ ...entry, state: 'draft', writers: 'all' }, false).key).toBe('mineDraft');
  });
});

describe('the day of an entry', () => {
  it('is today until midnight of the wall clock, not for 24 hours', () => {
    expect(entryDay('2026-11-22T00:00', '2026-11-22T23:59')).toBe('today');
    expect(entryDay('2026-11-21T23:59', '2026-11-22T00:01')).toBe('yesterday');
  });

  it('is told by its date before yesterday and in the future', () => {
    expect(entryDay('2026-11-20T12:00', '2026-11-22T12:00')).toBe('other');
    expect(entryDay('2026-11-23T12:00', '2026-11-22T12:00')).toBe('other');
  });

  it('knows yesterday across months and clock changes', () => {
    expect(entryDay('2026-02-28T12:00', '2026-03-01T12:00')).toBe('yesterday');
    expect(entryDay('2026-10-24T12:00', '2026-10-25T12:00')).toBe('yesterday');
  });
});
