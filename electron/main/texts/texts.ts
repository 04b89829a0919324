import type { VaultToHost } from '../../../shared/contract/host-contract.ts';
import { english } from './english.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Texts = Words<typeof english>;

/** The settings of this computer as the vault tells them. */
export type Settings = Extract<VaultToHost, { tell: 'settings' }>['settings'];

/** The texts of a language; the two made-up languages show what was forgotten to be translated, and where it is cut off. */
export function textsIn(language: Settings['language']): Texts {
  switch (language) {
    case 'en':
      return english;
    case 'pseudo':
    case 'pseudo-rtl':
      return pseudo(english);
  }
}

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý' };

/** Accented vowels and brackets; the name of the app stays what it is. */
function pseudo(words: typeof english): Texts {
  const change = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'string' ? stretch(value) : change(value as object),
      ]),
    );
  return { ...(change(words) as Texts), appName: words.appName };
}

function stretch(text: string): string {
  return `[${text.replaceAll(/[aeiouy]/g, (vowel) => accents[vowel] ?? vowel)}]`;
}
