import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isIdle, watchIdleness } from '../../../../../electron/main/lifecycle/auto-lock.ts';

const minute = 60_000;

describe('locking by itself', () => {
  it('happens when nobody touched anything for as long as the settings say', () => {
    const idle = { systemIdleSeconds: 600, sinceOwnInputMs: 10 * minute, autoLockMinutes: 10 };
    expect(isIdle(idle)).toBe(true);
    expect(isIdle({ ...idle, systemIdleSeconds: 599 })).toBe(false);
  });

  it('does not happen while somebody types in our window on a system that cannot tell idle time', () => {
    expect(isIdle({ systemIdleSeconds: 86_400, sinceOwnInputMs: 1000, autoLockMinutes: 1 })).toBe(false);
  });

  it('does not happen while somebody works in another program', () => {
    expect(isIdle({ systemIdleSeconds: 2, sinceOwnInputMs: 60 * minute, autoLockMinutes: 1 })).toBe(false);
  });

  it('never happens when it is switched off', () => {
    expect(isIdle({ systemIdleSeconds: 1e9, sinceOwnInputMs: 1e12, autoLockMinutes: 0 })).toBe(false);
  });

  describe('over time', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    // Fails when the setting is read once instead of at each look.
    it('follows a setting that is changed meanwhile, within seconds', () => {
      const lock = vi.fn<() => void>();
      let autoLockMinutes = 0;
      const began = Date.now();
      const stop = watchIdleness(() => {
        const sinceOwnInputMs = Date.now() - began;
        return { systemIdleSeconds: sinceOwnInputMs / 1000, sinceOwnInputMs, autoLockMinutes };
      }, lock);
      vi.advanceTimersByTime(5 * minute);
      expect(lock).not.toHaveBeenCalled();
      autoLockMinutes = 1;
      vi.advanceTimersByTime(5000);
      expect(lock).toHaveBeenCalledOnce();
      stop();
      vi.advanceTimersByTime(5 * minute);
      expect(lock).toHaveBeenCalledOnce();
    });
  });
});
