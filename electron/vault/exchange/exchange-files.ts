/** Sending and opening `.alongside` files. Opening one twice changes nothing the second time. */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { kindOf } from '../../../shared/protocol/protocol.ts';
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import { largestFile, objectsOthersLack, packFile, unpackFile } from './alongside-file.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { exchangeState, notePublished } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import type { ExchangeRounds } from './exchange-rounds.ts';
import { feedHere } from './feed-store.ts';
import { directoryOf, faultCodes } from './folder-state.ts';
import { freshenSealed } from './freshen-sealed.ts';
import { markAttempted } from './object-store.ts';
import { OpenedEnvelopes } from './open-envelopes.ts';
import { sealAck, sealPending } from './seal-envelopes.ts';
import { settleFeeds } from './settle-feeds.ts';
import { takeObjects, type ArrivedObject } from './take-objects.ts';

const bytesInSlice = 1024 * 1024;
const objectsInSlice = 64;

export interface TakenFile {
  readonly circleId: string;
  readonly newObjects: number;
}

export interface ExchangeFiles {
  /** Writes what the others lack to a path; answers how many objects. */
  send(circle: ExchangedCircle, path: string): Promise<number>;
  /** ExpectedError `file-damaged`, `file-newer`, `file-too-large`, `file-of-another-circle`. */
  take(bytes: Uint8Array): Promise<TakenFile>;
  takeFrom(path: string): Promise<TakenFile>;
}

export function exchangeFiles(parts: ExchangeParts, rounds: ExchangeRounds): ExchangeFiles {
  const { database, keys, carriers, surroundings } = parts;

  async function sendAlone(circle: ExchangedCircle, path: string): Promise<number> {
    // Another computer writes my feed (a cloned disk): a second branch of it must not get out.
    if (database.read((tx) => exchangeState(tx, circle.circleId).myFeedForked)) {
      throw new ExpectedError('circle-read-only');
    }
    database.write((tx) => freshenSealed(tx, parts, circle));
    await sealPending(parts, circle, true, rounds.pause);
    const packed = database.write((tx) => {
      // A file is the only way in which these people hear that theirs arrived.
      if (exchangeState(tx, circle.circleId).oldestUncitedAt !== null) sealAck(tx, parts, circle);
      const objects = objectsOthersLack(tx, keys, circle);
      markAttempted(
        tx,
        circle.circleId,
        objects.map(({ fileId }) => fileId),
      );
      const upTo = feedHere(tx, circle.circleId, circle.myDevice).end.seq;
      return { objects, upTo, bytes: packFile(tx, circle, objects) };
    });
    try {
      await carriers.writeFile(path, packed.bytes);
    } catch (error) {
      throw asExpected(error);
    }
    await rounds.pause();
    database.write((tx) => notePublished(tx, circle.circleId, packed.upTo, surroundings.now()));
    return packed.objects.length;
  }

  async function takeAlone(bytes: Uint8Array): Promise<TakenFile> {
    const pack = unpackFile(bytes);
    const circleNow = () =>
      database.read((tx) => keys.circlesToExchange(tx).find((one) => directoryOf(one) === pack.directory));
    const circle = circleNow();
    if (circle === undefined || circle.mode === 'leaving') throw new ExpectedError('file-of-another-circle');
    const opened = new OpenedEnvelopes();
    let newObjects = 0;
    for (const slice of slicesOf(pack.objects)) {
      newObjects += database.write((tx) => takeObjects(tx, parts, circle, opened, slice)).kept;
      opened.prepare(parts);
      await rounds.pause();
      await settleFeeds(parts, circle, opened, rounds.pause);
    }
    // The file may have held the welcome.
    await settleFeeds(parts, circleNow() ?? circle, opened, rounds.pause);
    return { circleId: circle.circleId, newObjects };
  }

  const take = (bytes: Uint8Array) => rounds.alone(() => takeAlone(bytes));
  return {
    send: (circle, path) => rounds.alone(() => sendAlone(circle, path)),
    take,
    async takeFrom(path) {
      let bytes: Awaited<ReturnType<typeof carriers.readFile>>;
      try {
        bytes = await carriers.readFile(path, largestFile);
      } catch (error) {
        throw error instanceof TransportFault && error.kind === 'missing'
          ? new ExpectedError('not-found')
          : asExpected(error);
      }
      if (bytes === 'too-large') throw new ExpectedError('file-too-large');
      if (bytes === 'empty' || kindOf(bytes) === undefined) throw new ExpectedError('file-damaged');
      return take(bytes);
    },
  };
}

function asExpected(error: unknown): unknown {
  return error instanceof TransportFault ? new ExpectedError(faultCodes[error.kind]) : error;
}

function* slicesOf(objects: readonly { name: string; bytes: Uint8Array }[]): Generator<ArrivedObject[]> {
  let slice: ArrivedObject[] = [];
  let bytes = 0;
  for (const object of objects) {
    slice.push({ ...object, there: false });
    bytes += object.bytes.length;
    if (bytes < bytesInSlice && slice.length < objectsInSlice) continue;
    yield slice;
    slice = [];
    bytes = 0;
  }
  if (slice.length > 0) yield slice;
}
