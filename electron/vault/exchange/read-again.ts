/**
 * Objects that were listed and could not be read: half-synced, online-only, damaged. They are "not here
 * yet" and tried again, less and less often, or as soon as their size changes, for as long as they are
 * listed. (protocol.md section 11)
 */
import type { MailboxEntry } from '../../../shared/transport/transport.ts';

const mostRoundsBetween = 8;
const mostNames = 10_000;

interface Tried {
  readonly size: number | null;
  readonly tries: number;
  readonly inRounds: number;
}

export class ReadAgain {
  #tried = new Map<string, Tried>();

  /** Which of the listed objects are due now; forgets those that are not listed any more. */
  due(listed: readonly MailboxEntry[]): readonly MailboxEntry[] {
    const still = new Map<string, Tried>();
    const due = listed.filter(({ name, size }) => {
      const known = this.#tried.get(name);
      if (known === undefined || known.size !== size) return true;
      const waiting = { ...known, inRounds: known.inRounds - 1 };
      if (still.size < mostNames) still.set(name, waiting);
      return waiting.inRounds <= 0;
    });
    this.#tried = still;
    return due;
  }

  /** `rounds`: at least so many rounds are without it. */
  failed({ name, size }: MailboxEntry, rounds = 0): void {
    const tries = (this.#tried.get(name)?.tries ?? 0) + 1;
    const inRounds = rounds + Math.min(2 ** (tries - 1), mostRoundsBetween);
    this.#tried.set(name, { size, tries, inRounds });
  }

  succeeded(name: string): void {
    this.#tried.delete(name);
  }

  /** Everything is due again: the person asked for it. */
  forget(): void {
    this.#tried.clear();
  }
}
