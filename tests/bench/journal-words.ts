/** Made-up journal texts: the same in every run, with common and rare words as real texts have them. */

const SYLLABLES =
  'al an ar ba bel bo dan de do el en er fa fen ga gil ha hem in ka kel la len lo ma mel mi na nor o pa per ra ren sa sil ta tor u va ven'.split(
    ' ',
  );
const VOCABULARY = 20_000;

export type Texts = (characters: number) => string;

/** A source of texts of exactly so many characters, each different. */
export function journalTexts(seed: number): Texts {
  const random = seededNumbers(seed);
  const words = vocabulary();
  const scale = Math.log(words.length + 1);
  return (characters) => {
    let text = '';
    while (text.length < characters) {
      const rank = Math.min(words.length - 1, Math.floor(Math.exp(random() * scale)) - 1);
      text += `${words[rank] ?? ''}${random() < 0.1 ? '. ' : ' '}`;
    }
    return `${text.slice(0, characters - 1)}.`;
  };
}

function vocabulary(): string[] {
  const random = seededNumbers(7);
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const length = 2 + Math.floor(random() * 3);
    let word = '';
    for (let at = 0; at < length; at++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
    words.add(word);
  }
  return [...words];
}

/** Numbers from 0 to 1 by xorshift: plain, and alike everywhere. */
function seededNumbers(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}
