import { refuse } from './protocol-error.ts';

// Present in every runtime we use, and in no ECMAScript library that the shared room may assume.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const encoder = new TextEncoder();
// ignoreBOM keeps a leading U+FEFF in the text: it must survive a round trip like any other character.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of a text. A lone surrogate would be replaced silently, so it is a bug of the caller. */
export function utf8(text: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('Text with a lone surrogate has no UTF-8');
  return encoder.encode(text);
}

/** The text of valid UTF-8; refuses anything else. */
export function textOfUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse('not-canonical');
  }
}
