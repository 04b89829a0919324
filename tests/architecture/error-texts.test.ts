import { describe, expect, it } from 'vitest';
import { errors } from '../../renderer/i18n/errors/error-texts.ts';
import { errorCodes } from '../../shared/errors/error-codes.ts';

describe('every error that a person can meet', () => {
  it('has a text of its own', () => {
    expect(Object.keys(errors).toSorted()).toEqual([...errorCodes].toSorted());
  });

  it('says what happened and what to do next', () => {
    for (const [code, { what, next }] of Object.entries(errors)) {
      expect(what, code).toMatch(/\S.*[.?!…]$/);
      expect(next, code).toMatch(/\S.*[.?!…]$/);
    }
  });

  it('is told apart from every other one', () => {
    const said = Object.values(errors).map(({ what }) => what);
    expect(new Set(said).size).toBe(said.length);
  });
});
