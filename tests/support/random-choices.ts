/** Choices that follow from a seed, so that a failed run can be run again. */
export interface Choices {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True so often in a hundred. */
  percent(chance: number): boolean;
  /** One of these; undefined when there are none. */
  one<T>(values: readonly T[]): T | undefined;
}

/** Mulberry32. */
export function choicesFrom(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    percent: (chance) => next() * 100 < chance,
    one: (values) => values[below(values.length)],
  };
}
