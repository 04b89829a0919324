/**
 * The entropy behind the recovery words, at hand for five minutes after the passphrase was typed. Whatever
 * signs with the root of an identity (founding, joining) asks for it here. (protocol.md section 2)
 */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';

const AT_HAND_MS = 5 * 60 * 1000;

export interface RootAccess {
  /** Takes the bytes over; they are wiped after five minutes or at the lock. */
  hold(entropy: Uint8Array): void;
  /** Lends the entropy for one synchronous act. ExpectedError `passphrase-needed` when it is not at hand. */
  use<T>(act: (entropy: Uint8Array) => T): T;
  wipe(): void;
}

export function createRootAccess(setTimer: (callback: () => void, ms: number) => () => void): RootAccess {
  let held: Uint8Array | null = null;
  let cancelTimer: (() => void) | null = null;
  const wipe = (): void => {
    cancelTimer?.();
    cancelTimer = null;
    held?.fill(0);
    held = null;
  };
  return {
    hold(entropy) {
      wipe();
      held = entropy;
      cancelTimer = setTimer(wipe, AT_HAND_MS);
    },
    use(act) {
      if (held === null) throw new ExpectedError('passphrase-needed');
      return act(held);
    },
    wipe,
  };
}
