/** How many words somebody has typed, whatever stands between them. */
export function countWords(text: string): number {
  return text.split(/[\s,;.\d]+/u).filter((word) => word !== '').length;
}

/** Two different places (0 to 11) in rising order, picked by numbers in [0, 1). */
export function pickTwo(random: () => number): readonly [number, number] {
  const first = Math.floor(random() * 12);
  const other = Math.floor(random() * 11);
  const second = other >= first ? other + 1 : other;
  return first < second ? [first, second] : [second, first];
}
