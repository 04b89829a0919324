/** Opening feed objects: signature and keys, then the body's form, then what the text worker sees in its texts. */
import { fromHex } from '../../../shared/base/hex.ts';
import {
  decodeChanges,
  openEnvelope,
  type Change,
  type OpenedEnvelope,
  type ProtocolErrorCode,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import type { CircleOpening } from './circle-keys.ts';
import type { ExchangeParts, TextShape } from './exchange-parts.ts';
import { bytesOf } from './object-store.ts';

/** An envelope that can be applied without waiting for anything but the feeds. */
export interface ReadyEnvelope {
  readonly opened: OpenedEnvelope;
  /** Of kind "changes": the changes, or why there are none. */
  readonly changes: readonly Change[] | ProtocolErrorCode;
  /** One for each change; null for those that are no text. */
  readonly shapes: readonly (TextShape | null)[];
}

/** An envelope that waits for its turn, and what the text worker makes of it once that was asked for. */
export interface HeldEnvelope {
  readonly opened: OpenedEnvelope;
  readonly ready: Promise<ReadyEnvelope> | undefined;
}

/** Rounds in which an envelope whose texts overran the worker is looked at before it is set aside. */
const mostTries = 3;

/** Envelopes that were opened when they came and wait for their turn; bounded, since all can be opened again. */
export class OpenedEnvelopes {
  readonly #held = new Map<string, HeldEnvelope>();
  #bytes = 0;
  readonly #mostBytes: number;
  readonly #tries = new Map<string, number>();

  constructor(mostBytes = 8 * 1024 * 1024) {
    this.#mostBytes = mostBytes;
  }

  keep(fileId: string, opened: OpenedEnvelope, ready?: Promise<ReadyEnvelope>): void {
    if (this.#bytes + opened.body.length > this.#mostBytes) return;
    this.#bytes += opened.body.length;
    this.#held.set(fileId, { opened, ready });
  }

  /** Whether an envelope that overran the text worker's time or memory gets another try, in a later round. */
  mayTryAgain(fileId: string): boolean {
    const tries = (this.#tries.get(fileId) ?? 0) + 1;
    this.#tries.set(fileId, tries);
    if (tries < mostTries) return true;
    this.#tries.delete(fileId);
    return false;
  }

  take(fileId: string): HeldEnvelope | undefined {
    const held = this.#held.get(fileId);
    if (held !== undefined) {
      this.#held.delete(fileId);
      this.#bytes -= held.opened.body.length;
    }
    return held;
  }

  /** Lets the text worker look at everything that is held, while others are applied. */
  prepare(parts: Pick<ExchangeParts, 'shapesOf'>): void {
    for (const [fileId, { opened, ready }] of this.#held) {
      if (ready !== undefined || opened.header.kind !== 'changes') continue;
      const asked = makeReady(parts, [opened]).then(([one]) => {
        if (one === undefined) throw new Error('No answer for an envelope');
        return one;
      });
      asked.catch(() => {}); // whoever takes it sees why
      this.#held.set(fileId, { opened, ready: asked });
    }
  }
}

/** Opens a kept object again. Undefined when it cannot be opened any more, which nothing honest brings about. */
export function reopen(
  tx: ReadTransaction,
  opening: CircleOpening,
  circleId: string,
  fileId: string,
): OpenedEnvelope | undefined {
  const bytes = bytesOf(tx, circleId, fileId);
  if (bytes === undefined) return undefined;
  const opened = openEnvelope(bytes, { circleId: fromHex(circleId), ...opening });
  return opened.ok ? opened.value : undefined;
}

/** Decodes the bodies and lets the text worker look at all their texts at once. */
export async function makeReady(
  parts: Pick<ExchangeParts, 'shapesOf'>,
  envelopes: readonly OpenedEnvelope[],
): Promise<readonly ReadyEnvelope[]> {
  const decoded = envelopes.map((opened) => ({ opened, changes: changesOf(opened) }));
  const updates = decoded.flatMap(({ changes }) =>
    typeof changes === 'string'
      ? []
      : changes.flatMap((change) => (change.type === 'text' ? [change.update] : [])),
  );
  const shapes = updates.length === 0 ? [] : await parts.shapesOf(updates);
  let next = 0;
  return decoded.map(({ opened, changes }) => ({
    opened,
    changes,
    shapes:
      typeof changes === 'string'
        ? []
        : changes.map((change) => (change.type === 'text' ? (shapes[next++] ?? 'not-processed') : null)),
  }));
}

function changesOf(opened: OpenedEnvelope): readonly Change[] | ProtocolErrorCode {
  if (opened.header.kind !== 'changes') return [];
  const decoded = decodeChanges(opened.body);
  return decoded.ok ? decoded.value : decoded.error;
}
