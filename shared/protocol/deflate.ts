import { Inflate, deflateSync, inflateSync } from 'fflate';
import { concatBytes } from './bytes.ts';
import { limits } from './limits.ts';
import { refuse } from './protocol-error.ts';

/**
 * DEFLATE cannot give more than 1032 bytes for one, so inflating this much at a time never allocates more than about
 * 16 MiB before the limits are looked at again; smaller pieces would only be slower.
 */
const pieceBytes = 16 * 1024;
/** Shorter bodies are rarely smaller after deflating, and padding hides the difference anyway. */
const worthwhile = 200;

/** The deflated bytes (RFC 1951, no header), or undefined where sending them as they are is better. */
export function deflate(body: Uint8Array): Uint8Array | undefined {
  if (body.length < worthwhile) return undefined;
  const deflated = deflateSync(body, { level: 6 });
  if (deflated.length >= body.length || body.length > deflated.length * limits.inflateRatio) return undefined;
  return deflated;
}

/**
 * Inflates foreign bytes, already authenticated, within the limits: what they claim costs at most one piece beyond them.
 * Runs inside `attempt`.
 */
export function inflate(deflated: Uint8Array): Uint8Array {
  const atMost = Math.min(limits.inflatedBytes, deflated.length * limits.inflateRatio);
  const body = deflated.length <= pieceBytes ? inflateWhole(deflated) : inflatePieces(deflated, atMost);
  if (body.length > atMost) refuse('inflate-failed');
  return body;
}

function inflateWhole(deflated: Uint8Array): Uint8Array {
  try {
    return inflateSync(deflated);
  } catch {
    return refuse('inflate-failed'); // fflate throws for every malformed stream
  }
}

function inflatePieces(deflated: Uint8Array, atMost: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    length += piece.length;
    if (length > atMost) refuse('inflate-failed');
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < deflated.length; at += pieceBytes) {
      const end = Math.min(at + pieceBytes, deflated.length);
      stream.push(deflated.subarray(at, end), end === deflated.length);
    }
  } catch {
    refuse('inflate-failed'); // the limit above, or a malformed stream
  }
  return concatBytes(pieces);
}
