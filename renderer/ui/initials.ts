/** At most two letters for a name: `Thesis circle` gives `TC`, `Mira` gives `M`. */
export function initialsOf(name: string): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked
    .map((word = '') => {
      const letter = [...segmenter.segment(word)].find(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
      return letter?.segment.toLocaleUpperCase() ?? '';
    })
    .join('');
}

/** A steady colour number (0 to 7) for a person, from an id of hexadecimal digits. */
export function colourOf(id: string): number {
  return Number.parseInt(id.slice(-2), 16) % 8 || 0;
}
