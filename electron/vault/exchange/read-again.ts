/**
 * Objects that were listed and could not be read: half-synced, online-only, damaged. They are "not here
 * yet" and tried again, less and less often, for as long as they are listed. (protocol.md section 11)
 */
const mostRoundsBetween = 32;
const mostNames = 10_000;

export class ReadAgain {
  #names = new Map<string, { tries: number; inRounds: number }>();

  /** Which of the listed names are due now; forgets those that are not listed any more. */
  due(listed: readonly string[]): readonly string[] {
    const still = new Map<string, { tries: number; inRounds: number }>();
    const due = listed.filter((name) => {
      const known = this.#names.get(name);
      if (known === undefined) return true;
      const waiting = { ...known, inRounds: known.inRounds - 1 };
      if (still.size < mostNames) still.set(name, waiting);
      return waiting.inRounds <= 0;
    });
    this.#names = still;
    return due;
  }

  failed(name: string): void {
    const tries = (this.#names.get(name)?.tries ?? 0) + 1;
    this.#names.set(name, { tries, inRounds: Math.min(2 ** (tries - 1), mostRoundsBetween) });
  }

  succeeded(name: string): void {
    this.#names.delete(name);
  }

  /** Everything is due again: the person asked for it. */
  forget(): void {
    this.#names.clear();
  }

  get size(): number {
    return this.#names.size;
  }
}
