/**
 * Canaries: sentences that a test writes and then looks for wherever they must not be, in every form in which a
 * program leaves text behind. (security.md, "canary")
 */
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inflated } from './inflated.ts';

export interface Canary {
  /** What it stands for, to be named in a failure: "the title", "a comment". Never the sentence itself. */
  readonly label: string;
  /** Twenty random letters: what is searched for. */
  readonly marker: string;
  /** An ordinary sentence around the marker, of letters and spaces, longer than 32 bytes. */
  readonly sentence: string;
}

export interface Finding {
  readonly label: string;
  readonly form: string;
  readonly path: string;
  readonly offset: number;
}

/** @param pick a random number below its argument */
export function makeCanary(label: string, pick: (below: number) => number = randomInt): Canary {
  const marker = Array.from({ length: 20 }, () => String.fromCodePoint(97 + pick(26))).join('');
  return { label, marker, sentence: `a small bird called ${marker} sings beside the window` };
}

/** Every form of a marker that is looked for. */
export function formsOf(marker: string): readonly { readonly form: string; readonly bytes: Buffer }[] {
  const text = Buffer.from(marker, 'utf8');
  const wide = Buffer.from(marker, 'utf16le');
  return [
    { form: 'plain', bytes: text },
    { form: 'upper case', bytes: Buffer.from(marker.toUpperCase()) },
    { form: 'UTF-16, little end first', bytes: wide },
    { form: 'UTF-16, big end first', bytes: Buffer.from(wide).swap16() },
    { form: 'hexadecimal', bytes: Buffer.from(text.toString('hex')) },
    { form: 'upper-case hexadecimal', bytes: Buffer.from(text.toString('hex').toUpperCase()) },
    { form: 'URL-encoded', bytes: Buffer.from(Array.from(text, (byte) => `%${byte.toString(16)}`).join('')) },
    {
      form: 'URL-encoded in upper case',
      bytes: Buffer.from(Array.from(text, (byte) => `%${byte.toString(16).toUpperCase()}`).join('')),
    },
    ...[0, 1, 2].map((before) => ({ form: `base64 at ${before}`, bytes: base64Inside(text, before) })),
    ...[0, 1, 2].map((before) => ({
      form: `base64 of UTF-16 at ${before}`,
      bytes: base64Inside(wide, before),
    })),
  ];
}

/** Where in these bytes any of the canaries is, also inside whatever part of them can be inflated. */
export function findInBytes(bytes: Buffer, canaries: readonly Canary[], path: string): readonly Finding[] {
  const findings: Finding[] = [];
  const look = (part: Buffer, prefix: string) => {
    for (const { label, marker } of canaries)
      for (const { form, bytes: needle } of formsOf(marker)) {
        const offset = part.indexOf(needle);
        if (offset !== -1) findings.push({ label, form: prefix + form, path, offset });
      }
  };
  look(bytes, '');
  for (const part of inflated(bytes)) look(part, 'inflated, ');
  return findings;
}

/** Where under these folders any of the canaries is: in files, and in the names of files and folders. */
export function findCanaries(folders: readonly string[], canaries: readonly Canary[]): readonly Finding[] {
  return folders.flatMap((folder) => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const inName = findInBytes(Buffer.from(basename(path)), canaries, `the name of ${entry.parentPath}/…`);
      return entry.isFile() ? [...inName, ...findInBytes(readFileSync(path), canaries, path)] : inName;
    });
  });
}

/** The characters that a run of bytes gives inside a longer base64 text, when so many bytes of a group stand before it. */
function base64Inside(bytes: Buffer, before: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const first = Math.ceil((before * 8) / 6);
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(first, whole));
}
