/** Whatever in this window holds words that the vault does not have yet. */
export interface Unsent {
  /** Registers a holder; `flush` answers false when something could not be saved. Returns how to take it back. */
  add(flush: () => Promise<boolean>): () => void;
  /** Sends everything that waits; false when something could not be saved. */
  flushAll(): Promise<boolean>;
}

export function createUnsent(): Unsent {
  const holders = new Set<() => Promise<boolean>>();
  return {
    add(flush) {
      holders.add(flush);
      return () => holders.delete(flush);
    },
    async flushAll() {
      const results = await Promise.all([...holders].map((flush) => flush()));
      return results.every(Boolean);
    },
  };
}
