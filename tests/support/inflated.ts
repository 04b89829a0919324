/** Finds what lies packed inside other bytes: gzip, zlib and raw deflate (zip, png, http caches), one level deep. */
import { constants, inflateRawSync } from 'node:zlib';

const MAX_BYTES = 64 * 1024 * 1024;
const LIMITS = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_BYTES };
const ZIP_LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * Every part that could be unpacked, however many. Bytes that only look packed give nothing. Headers are skipped and
 * checksums not looked at, so that a stream which was cut off or followed by something else is found as well.
 */
export function inflated(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (const at of [0, ...deflateStreams(bytes)]) {
    try {
      const part = inflateRawSync(bytes.subarray(at), LIMITS);
      if (part.length > 0) parts.push(part);
    } catch {
      // It was not packed after all.
    }
  }
  return parts;
}

/** Where raw deflate may begin: behind each thing that looks like a header of zlib, gzip or a file in a zip. */
function* deflateStreams(bytes: Buffer): Generator<number> {
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (bytes[at] === 0x78 && bytes.readUInt16BE(at) % 31 === 0) yield at + 2;
    if (bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8)
      yield behindGzipHeader(bytes, at);
  }
  for (let at = bytes.indexOf(ZIP_LOCAL_HEADER); at !== -1 && at + 30 < bytes.length;) {
    yield at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    at = bytes.indexOf(ZIP_LOCAL_HEADER, at + 4);
  }
}

/** RFC 1952: ten bytes, then what the flags say. */
function behindGzipHeader(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let end = at + 10;
  if (flags & 4 && end + 2 <= bytes.length) end += 2 + bytes.readUInt16LE(end);
  if (flags & 8) end = bytes.indexOf(0, end) + 1;
  if (flags & 16) end = bytes.indexOf(0, end) + 1;
  return flags & 2 ? end + 2 : end;
}
