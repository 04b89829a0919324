import type { FileHandle } from 'node:fs/promises';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';

/** How a long copy is watched and stopped. */
export interface Stream {
  readonly signal?: AbortSignal;
  /** Called after each piece with the number of bytes just dealt with. */
  readonly onBytes?: (bytes: number) => void;
}

const pieceBytes = 1024 * 1024;

/**
 * Hands out a range of a file in pieces of at most 1 MiB; other work gets its turn between them.
 * ExpectedError `cancelled`, `backup-damaged` when the file ends too early.
 */
export async function streamFile(
  from: FileHandle,
  range: { readonly from: number; readonly length: number },
  take: (piece: Uint8Array) => unknown,
  stream: Stream = {},
): Promise<void> {
  const buffer = new Uint8Array(Math.min(pieceBytes, Math.max(range.length, 1)));
  for (let done = 0; done < range.length;) {
    if (stream.signal?.aborted) throw new ExpectedError('cancelled');
    const wanted = Math.min(buffer.length, range.length - done);
    const { bytesRead } = await from.read(buffer, 0, wanted, range.from + done);
    if (bytesRead === 0) throw new ExpectedError('backup-damaged');
    await take(buffer.subarray(0, bytesRead));
    done += bytesRead;
    stream.onBytes?.(bytesRead);
  }
}

/** Writes all of a piece at the place where the file ends so far. */
export async function append(to: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) at += (await to.write(piece, at)).bytesWritten;
}
