/**
 * Languages made from English to find what a translation would break: texts that are not translated
 * stand out, texts grow by a third, and (right to left) every text begins with a mark of direction.
 */
export type Texts = { readonly [key: string]: string | Texts };

const accents: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ',
  n: 'ñ', o: 'ö', p: 'þ', r: 'ř', s: 'š', t: 'ţ', u: 'ü', v: 'ṽ', w: 'ŵ', y: 'ý', z: 'ž',
  A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Đ', E: 'É', F: 'Ƒ', G: 'Ğ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ',
  N: 'Ñ', O: 'Ö', P: 'Þ', R: 'Ř', S: 'Š', T: 'Ţ', U: 'Ü', V: 'Ṽ', W: 'Ŵ', Y: 'Ý', Z: 'Ž',
}; // prettier-ignore

/** U+200F: what follows belongs to a right-to-left line. */
export const RIGHT_TO_LEFT_MARK = '\u200F';

/** Placeholders (`{{name}}`), nested texts (`$t(…)`) and tags (`<b>`) stay as they are. */
const untouched = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<\/?\w+\s*\/?>)/;

export function pseudoText(text: string, rightToLeft: boolean): string {
  const accented = text
    .split(untouched)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter),
    )
    .join('');
  const longer = '·'.repeat(Math.ceil(text.replace(untouched, '').length / 3));
  return `${rightToLeft ? RIGHT_TO_LEFT_MARK : ''}[${accented}${longer}]`;
}

export function pseudoTexts(texts: Texts, rightToLeft: boolean): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value, rightToLeft) : pseudoTexts(value, rightToLeft),
    ]),
  );
}
