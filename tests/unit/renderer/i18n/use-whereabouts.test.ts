import { describe, expect, it } from 'vitest';
import { whereaboutsWords } from '../../../../renderer/i18n/use-whereabouts.ts';

describe('where a thing is, in words', () => {
  it('says nothing about what is private', () => {
    expect(whereaboutsWords({ place: 'private', arrivedAt: [] })).toEqual({ key: 'nowhere' });
  });

  it('says that it is still here, or that it left', () => {
    expect(whereaboutsWords({ place: 'this-computer', arrivedAt: [] }).key).toBe('thisComputer');
    expect(whereaboutsWords({ place: 'sent', arrivedAt: [] }).key).toBe('sent');
  });

  it('names whose computers have it', () => {
    expect(whereaboutsWords({ place: 'arrived', arrivedAt: ['Mira'] })).toEqual({
      key: 'arrivedAt',
      names: ['Mira'],
    });
    expect(whereaboutsWords({ place: 'arrived', arrivedAt: ['Mira', 'Ade'] }).key).toBe('arrivedAtMany');
  });

  it('does not claim an arrival that nobody confirmed', () => {
    expect(whereaboutsWords({ place: 'arrived', arrivedAt: [] })).toEqual({ key: 'sent' });
  });
});
