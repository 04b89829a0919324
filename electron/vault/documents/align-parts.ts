/** Which part of a text became which: pairs of places, both ascending. */
export interface Aligned {
  /** Equal keys: nothing to change. */
  readonly key: string;
  /** Only parts of one name can be changed into each other. */
  readonly name: string;
  readonly words: string;
}

export type Pair = readonly [from: number, to: number];

/** Above this many comparisons, parts are paired in order. */
const MOST_COMPARISONS = 250_000;
/** A part that stayed is worth more than any number of its likeness. */
const SAME = 4;
const LEAST = 0.01;

export function align(present: readonly Aligned[], wanted: readonly Aligned[]): Pair[] {
  const shorter = Math.min(present.length, wanted.length);
  let start = 0;
  while (start < shorter && present[start]?.key === wanted[start]?.key) start += 1;
  let end = 0;
  while (end < shorter - start && present.at(-1 - end)?.key === wanted.at(-1 - end)?.key) end += 1;
  const middle = between(
    present.slice(start, present.length - end),
    wanted.slice(start, wanted.length - end),
  );
  return [
    ...Array.from({ length: start }, (_, index): Pair => [index, index]),
    ...middle.map(([from, to]): Pair => [from + start, to + start]),
    ...Array.from({ length: end }, (_, index): Pair => [
      present.length - end + index,
      wanted.length - end + index,
    ]),
  ];
}

function between(present: readonly Aligned[], wanted: readonly Aligned[]): Pair[] {
  if (present.length * wanted.length > MOST_COMPARISONS) {
    return present.flatMap((part, index): Pair[] =>
      part.name === wanted[index]?.name ? [[index, index]] : [],
    );
  }
  return bestPairs(present, wanted);
}

/** The pairs without crossings that keep most, by dynamic programming from the end. */
function bestPairs(present: readonly Aligned[], wanted: readonly Aligned[]): Pair[] {
  const width = wanted.length + 1;
  const best = new Float64Array((present.length + 1) * width);
  const gain = new Float64Array(present.length * width);
  const at = (values: Float64Array, row: number, column: number): number => values[row * width + column] ?? 0;
  for (let row = present.length - 1; row >= 0; row--) {
    for (let column = wanted.length - 1; column >= 0; column--) {
      const worth = likeness(present[row], wanted[column]);
      gain[row * width + column] = worth;
      const paired = worth > 0 ? worth + at(best, row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(paired, at(best, row + 1, column), at(best, row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < present.length && column < wanted.length;) {
    const worth = at(gain, row, column);
    if (worth > 0 && at(best, row, column) === worth + at(best, row + 1, column + 1)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(best, row, column) === at(best, row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** From 0 (cannot be paired) by the share of words in common at both ends, to `SAME`. */
function likeness(one: Aligned | undefined, other: Aligned | undefined): number {
  if (one === undefined || other === undefined || one.name !== other.name) return 0;
  if (one.key === other.key) return SAME;
  const longest = Math.max(one.words.length, other.words.length);
  if (longest === 0) return LEAST;
  const { start, end } = commonEnds(one.words, other.words);
  return LEAST + (start + end) / longest;
}

/** How many characters two texts share at their start and, beyond that, at their end. */
export function commonEnds(one: string, other: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  if (start > 0 && isFirstHalf(one.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (
    end < shorter - start &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end += 1;
  if (end > 0 && isSecondHalf(one.charCodeAt(one.length - end))) end -= 1;
  return { start, end };
}

// A character of two halves is never cut: Yjs would replace both.
function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
