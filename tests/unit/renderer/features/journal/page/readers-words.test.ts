import { describe, expect, it } from 'vitest';
import { readersWords } from '../../../../../../renderer/features/journal/page/readers-words.ts';

const mira = { memberId: '1'.repeat(64), name: 'Mira' };
const ade = { memberId: '2'.repeat(64), name: 'Ade' };
const shared = {
  state: 'shared',
  writers: 'author',
  mine: true,
  authorName: 'Tara',
  readers: [mira],
  sharing: null,
} as const;
const draft = { ...shared, state: 'draft', readers: [] } as const;

describe('who can read an entry', () => {
  it('is only me for a draft, with the names of those it was begun for', () => {
    expect(readersWords(draft, true, []).who).toEqual({ key: 'readPrivate', names: [] });
    expect(readersWords(draft, false, ['Ana']).who).toEqual({ key: 'readDraft', names: ['Ana'] });
    expect(readersWords(draft, false, []).who.key).toBe('readDraftAlone');
    expect(readersWords(draft, false, ['Ana']).rule).toBeNull();
  });

  it('is still only me in the seconds before it leaves', () => {
    const sharing = { circleId: '3'.repeat(64), undoUntil: 10 };
    expect(readersWords({ ...draft, sharing }, false, ['Ana']).who.key).toBe('readLeaving');
  });

  it('names the readers of today, who may be others than the members of a draft’s circle', () => {
    expect(readersWords(shared, false, ['Somebody else'])).toEqual({
      who: { key: 'readShared', names: ['Mira'] },
      rule: { key: 'readMine', names: ['Mira'] },
    });
    expect(readersWords({ ...shared, readers: [mira, ade] }, false, []).rule).toEqual({
      key: 'readMineMany',
      names: ['Mira', 'Ade'],
    });
  });

  it('says who writes', () => {
    expect(readersWords({ ...shared, mine: false, authorName: 'Mira' }, false, []).rule).toEqual({
      key: 'readTheirs',
      names: ['Mira'],
    });
    expect(readersWords({ ...shared, writers: 'all', mine: false }, false, []).rule?.key).toBe('readOurs');
  });

  it('does not invent readers where there are none', () => {
    expect(readersWords({ ...shared, readers: [] }, false, [])).toEqual({
      who: { key: 'readSharedAlone', names: [] },
      rule: { key: 'readMineAlone', names: [] },
    });
  });
});
