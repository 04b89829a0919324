/** Reads what is new in a mailbox and takes it in, slice by slice. */
import { maxObjectBytes } from '../../../shared/protocol/protocol.ts';
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { MailboxEntry, Transport } from '../../../shared/transport/transport.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import type { OpenedEnvelopes } from './open-envelopes.ts';
import type { ReadAgain } from './read-again.ts';
import { settleFeeds } from './settle-feeds.ts';
import { takeObjects, type ArrivedObject } from './take-objects.ts';

const objectsInSlice = 32;
const bytesInSlice = 1024 * 1024;

/** An object at which the carrier itself failed is left out for so many rounds: the others go first. */
const roundsWithout = 3;

export interface Fetched {
  readonly kept: number;
  readonly applied: number;
}

export async function fetchObjects(
  parts: ExchangeParts,
  circle: ExchangedCircle,
  transport: Transport,
  entries: readonly MailboxEntry[],
  readAgain: ReadAgain,
  opened: OpenedEnvelopes,
  pause: () => Promise<void>,
): Promise<Fetched> {
  let kept = 0;
  let applied = 0;
  let slice: ArrivedObject[] = [];
  let bytes = 0;
  const take = async () => {
    const objects = slice;
    slice = [];
    bytes = 0;
    if (objects.length === 0) return;
    const intake = parts.database.write((tx) => takeObjects(tx, parts, circle, opened, objects));
    kept += intake.kept;
    opened.prepare(parts);
    for (const { name, bytes: left } of objects) {
      if (intake.left.includes(name)) readAgain.failed({ name, size: left.length });
    }
    await pause();
    applied += (await settleFeeds(parts, circle, opened, pause)).applied;
  };
  /** A carrier that fails at one object ends the round; the others must not wait for that object the next time. */
  const readOrFault = async (entry: MailboxEntry) => {
    try {
      return await transport.read(entry.name, maxObjectBytes);
    } catch (fault) {
      if (fault instanceof TransportFault) {
        readAgain.failed(entry, roundsWithout);
        await take();
      }
      throw fault;
    }
  };
  for (const entry of entries) {
    const { name } = entry;
    const read = await readOrFault(entry);
    await pause();
    if (read === 'absent') {
      readAgain.failed(entry);
      continue;
    }
    readAgain.succeeded(name);
    slice.push({ name, bytes: read, there: true });
    bytes += read.length;
    if (slice.length >= objectsInSlice || bytes >= bytesInSlice) await take();
  }
  await take();
  return { kept, applied };
}
