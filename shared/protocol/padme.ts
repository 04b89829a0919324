import { refuse } from './protocol-error.ts';

/** No padded part is smaller than this, so that one character and a short comment look the same. */
export const smallestPadded = 512;

/**
 * The Padmé size for `length` bytes (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
 * Communication with PURBs", 2019): at most about 12 % more, and only O(log log length) bits of it leak.
 */
export function padmeSize(length: number): number {
  const wanted = Math.max(length, smallestPadded);
  const exponent = Math.floor(Math.log2(wanted));
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - mantissaBits);
  return Math.ceil(wanted / step) * step;
}

/** Concatenates the parts, then 0x80 and zeros up to the Padmé size. */
export function padded(parts: readonly Uint8Array[]): Uint8Array {
  let length = 1;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(padmeSize(length));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  whole[at] = 0x80;
  return whole;
}

/** A view of what was padded. Refuses a missing mark and every size but the one that padding gives. */
export function unpadded(whole: Uint8Array): Uint8Array {
  let end = whole.length - 1;
  while (end >= 0 && whole[end] === 0) end--;
  if (end < 0 || whole[end] !== 0x80) refuse('padding-wrong');
  if (whole.length !== padmeSize(end + 1)) refuse('padding-wrong');
  return whole.subarray(0, end);
}
