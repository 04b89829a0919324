import { concatBytes, equalBytes, readU16, readU32, writeU16, writeU32 } from './bytes.ts';
import { limits } from './limits.ts';
import { matchesName, parseName } from './mailbox-names.ts';
import { hash } from './primitives.ts';
import { attempt, refuse } from './protocol-error.ts';
import type { ProtocolResult } from './protocol-error.ts';
import { preamble, preambleBytes, readPreamble } from './sealed-frame.ts';
import { textOfUtf8, utf8 } from './utf8.ts';

/** One object of a mailbox: its name relative to the circle's directory, and its file. */
export interface PackedObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Pack {
  /** `cp1-…`: which circle's mailbox this is a part of. */
  readonly directory: string;
  readonly objects: readonly PackedObject[];
  /** Objects left out because their bytes are not what their names promise, or because a name is not one of ours. */
  readonly refused: number;
}

const directoryLength = 20;
const hashLength = 32;

/**
 * The content of an `.alongside` file: objects of one mailbox exactly as they lie there, so that opening it is the same
 * as finding them in a folder. Nothing is added to their secrecy and nothing taken from it.
 */
export function encodePack(directory: string, objects: readonly PackedObject[]): Uint8Array {
  const parts = [preamble('pack'), utf8(directory), counted(objects.length, 4)];
  for (const { name, bytes } of objects) {
    const nameBytes = utf8(name);
    parts.push(counted(nameBytes.length, 2), nameBytes, counted(bytes.length, 4), bytes);
  }
  const content = concatBytes(parts);
  return concatBytes([content, hash('pack', content)]);
}

/** Reads a pack; one that lacks or adds a byte anywhere is no pack. The bytes of its objects are views of `file`. */
export function decodePack(file: Uint8Array): ProtocolResult<Pack> {
  return attempt(() => {
    readPreamble(file, 'pack', limits.packBytes);
    const end = file.length - hashLength;
    let at = preambleBytes + directoryLength + 4;
    if (end < at || !equalBytes(file.subarray(end), hash('pack', file.subarray(0, end)))) refuse('malformed');
    const directory = textOfUtf8(file.subarray(preambleBytes, preambleBytes + directoryLength));
    if (!/^cp1-[a-z2-7]{16}$/.test(directory)) refuse('malformed');
    const count = readU32(file, at - 4);
    if (count > limits.packObjects) refuse('limit-exceeded');
    const take = (length: number): Uint8Array => {
      if (length > end - at) refuse('malformed');
      at += length;
      return file.subarray(at - length, at);
    };
    const objects: PackedObject[] = [];
    for (let i = 0; i < count; i++) {
      const name = textOfUtf8(take(readU16(take(2), 0)));
      const bytes = take(readU32(take(4), 0));
      const parsed = parseName(name);
      if (parsed !== undefined && matchesName(parsed.id, bytes)) objects.push({ name, bytes });
    }
    if (at !== end) refuse('malformed');
    return { directory, objects, refused: count - objects.length };
  });
}

function counted(value: number, width: 2 | 4): Uint8Array {
  const bytes = new Uint8Array(width);
  if (width === 2) writeU16(bytes, 0, value);
  else writeU32(bytes, 0, value);
  return bytes;
}
