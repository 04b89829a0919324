import { describe, expect, it } from 'vitest';
import { firstDayIsOver } from '../../../../../renderer/features/vault/first-day.ts';

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();

describe('the first day', () => {
  it('is over in its evening', () => {
    expect(firstDayIsOver(at(22, 9), at(22, 17))).toBe(false);
    expect(firstDayIsOver(at(22, 9), at(22, 18))).toBe(true);
  });

  it('is over on the next date', () => {
    expect(firstDayIsOver(at(22, 23), at(23, 0))).toBe(true);
  });

  it('is not over in the first minute of somebody who begins at night', () => {
    expect(firstDayIsOver(at(22, 21), at(22, 22))).toBe(false);
  });
});
