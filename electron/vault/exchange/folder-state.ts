/** What a chosen folder is for a circle, in the words of the contract. Looks only. */
import type { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import { directoryName, matchesName, parseName } from '../../../shared/protocol/protocol.ts';
import type { FaultKind } from '../../../shared/transport/transport-fault.ts';
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { MailboxState, NameMatches, Transport } from '../../../shared/transport/transport.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { limited, withTimeLimit } from './time-limit.ts';

/** `emptied` comes from comparing with what is known; all else the carrier sees by itself. */
export type CarrierState = MailboxState['kind'] | 'emptied';

export const nameMatches: NameMatches = (name, bytes) => {
  const parsed = parseName(name);
  return parsed !== undefined && matchesName(parsed.id, bytes);
};

export function openFolder(
  { carriers, surroundings }: Pick<ExchangeParts, 'carriers' | 'surroundings'>,
  folder: string,
  directory: string,
  alive: () => void = () => {},
): Transport {
  const transport = carriers.open({ carrier: 'folder', folder, directory }, nameMatches);
  return limited(transport, surroundings.setTimer, alive);
}

/**
 * The state of a folder for a mailbox. `another-circle` only where none of the mailboxes there is mine:
 * people keep the mailboxes of several circles in one folder.
 */
export async function stateOfFolder(
  parts: Pick<ExchangeParts, 'carriers' | 'database' | 'keys' | 'surroundings'>,
  folder: string,
  transport: Transport,
): Promise<MailboxState['kind']> {
  try {
    const { kind } = await transport.check();
    if (kind !== 'another-circle') return kind;
    const look = () => parts.carriers.mailboxesIn(folder);
    const there = (await withTimeLimit(parts.surroundings.setTimer, look)) ?? [];
    const mine = parts.database.read((tx) => parts.keys.circlesToExchange(tx)).map(directoryOf);
    return there.some((name) => mine.includes(name)) ? 'empty' : 'another-circle';
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    return error.kind === 'read-only' ? 'read-only' : 'missing';
  }
}

export function directoryOf({ directoryKey }: ExchangedCircle): string {
  return directoryName(directoryKey);
}

/** Which error a person sees when a carrier fails under an act of theirs. */
export const faultCodes: Readonly<Record<FaultKind, ErrorCode>> = {
  missing: 'folder-missing',
  'read-only': 'folder-read-only',
  full: 'disk-full',
  failed: 'storage-failed',
};

/** Why a folder in this state cannot be used, if it cannot. */
export const refusals: Readonly<Partial<Record<CarrierState, ExpectedError['appError']['code']>>> = {
  missing: 'folder-missing',
  'read-only': 'folder-read-only',
  'another-circle': 'folder-of-another-circle',
  emptied: 'folder-emptied',
};
