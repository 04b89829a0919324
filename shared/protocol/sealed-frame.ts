import { equalBytes, readU16, writeU16 } from './bytes.ts';
import { refuse } from './protocol-error.ts';
import { utf8 } from './utf8.ts';

/** The version and the suite of this library, in the clear in every object and authenticated with it. */
export const protocolVersion = 1;
export const suite = 1;

/** What a file can be, by its first four bytes. */
export const magics = {
  genesis: utf8('CP1F'),
  rotate: utf8('CP1R'),
  grant: utf8('CP1G'),
  envelope: utf8('CP1E'),
  joinRequest: utf8('CP1J'),
  welcome: utf8('CP1W'),
  notice: utf8('CP1N'),
  pack: utf8('CP1P'),
  invitation: utf8('CP1I'),
} as const;

export type ObjectKind = keyof typeof magics;

export const preambleBytes = 8;

/** magic 4 ‖ version 1 ‖ suite 1 ‖ `count` 2 (0 where an object has no count). */
export function preamble(kind: ObjectKind, count = 0): Uint8Array {
  const bytes = new Uint8Array(preambleBytes);
  bytes.set(magics[kind], 0);
  bytes[4] = protocolVersion;
  bytes[5] = suite;
  writeU16(bytes, 6, count);
  return bytes;
}

/** What the file claims to be; undefined for what is no object of this protocol. Nothing is verified. */
export function kindOf(file: Uint8Array): ObjectKind | undefined {
  for (const kind of Object.keys(magics) as ObjectKind[]) {
    if (equalBytes(file.subarray(0, 4), magics[kind])) return kind;
  }
  return undefined;
}

/** Checks magic, version and suite and returns the count. Refuses, with a reason that says whether to keep the file. */
export function readPreamble(file: Uint8Array, kind: ObjectKind, atMost: number): number {
  if (file.length > atMost) refuse('too-large');
  if (file.length < preambleBytes || !equalBytes(file.subarray(0, 4), magics[kind])) refuse('not-an-object');
  const version = file[4] ?? 0;
  if (version > protocolVersion) refuse('version-newer');
  if (version !== protocolVersion) refuse('not-an-object');
  if (file[5] !== suite) refuse('suite-unknown');
  const count = readU16(file, 6);
  if (count !== 0 && kind !== 'rotate' && kind !== 'grant') refuse('malformed');
  return count;
}
