import { describe, expect, it } from 'vitest';
import {
  calibrateDerivation,
  costFloor,
  costForTarget,
  isAboveCeiling,
  isBelowFloor,
} from '../../../../../electron/vault/keyslots/derivation.ts';
import { handClock } from '../../../../support/vault-on-disk.ts';

/** Relative to the floor, on a computer whose time is passes × memory. */
const work = (cost: { passes: number; memoryKiB: number }) =>
  (cost.passes * cost.memoryKiB) / (costFloor.passes * costFloor.memoryKiB);

describe('the cost of deriving a key', () => {
  // Fails when: costForTarget does not clamp to costFloor.
  it('D2: is never below three passes over 64 MiB, however slow the computer', () => {
    for (const floorMs of [900, 1000, 5000, 60_000, Number.MAX_SAFE_INTEGER]) {
      expect(costForTarget(floorMs, 1000)).toEqual({ passes: 3, memoryKiB: 65_536 });
    }
  });

  // Fails when: memory or passes are not raised on a computer that could afford it.
  it('D2: grows to about the time aimed at, memory first', () => {
    expect(costForTarget(200, 1000)).toEqual({ passes: 3, memoryKiB: 256 * 1024 });
    for (const floorMs of [40, 100, 150, 200, 333, 499]) {
      const ms = floorMs * work(costForTarget(floorMs, 1000));
      expect(ms).toBeLessThanOrEqual(1000);
      expect(ms).toBeGreaterThan(500);
    }
  });

  // Fails when: calibration has no ceiling of its own, or it lies above what is read back.
  it('D3: is never more than a slower computer could bear, nor than a header may say', () => {
    for (const floorMs of [0, 0.001, 1]) {
      const cost = costForTarget(floorMs, 1000);
      expect(cost).toEqual({ passes: 12, memoryKiB: 256 * 1024 });
      expect(isAboveCeiling(cost) || isBelowFloor(cost)).toBe(false);
    }
  });

  // Fails when: calibration measures anything but one derivation at the floor.
  it('D2: is measured at the floor, with the clock that is handed in', async () => {
    const clock = handClock();
    const measured: unknown[] = [];
    const cost = await calibrateDerivation({
      now: clock.now,
      targetMs: 1000,
      derive: (_passphrase, _salt, at) => {
        measured.push(at);
        clock.move(250);
        return Promise.resolve(new Uint8Array(32));
      },
    });
    expect(measured).toEqual([costFloor]);
    expect(cost).toEqual(costForTarget(250, 1000));
  });
});
