/**
 * One circle's mailbox in its folder, as this process sees it: one round of the exchange looks at it, takes
 * in what is new and puts there what is missing. Nothing there is ever deleted.
 */
import type { Transport } from '../../../shared/transport/transport.ts';
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { compareMailbox, type Comparison } from './compare-mailbox.ts';
import { exchangeState, noteExchanged, setFillAgain } from './exchange-notes.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { fetchObjects, type Fetched } from './fetch.ts';
import { directoryOf, openFolder, stateOfFolder, type CarrierState } from './folder-state.ts';
import { freshenSealed } from './freshen-sealed.ts';
import { knownFiles, markThere, objectsToPublish } from './object-store.ts';
import { OpenedEnvelopes } from './open-envelopes.ts';
import { notePublishedSoFar, publishObjects } from './publish.ts';
import { ReadAgain } from './read-again.ts';
import { operationsWait, sealAck, sealPending } from './seal-envelopes.ts';
import { settleFeeds } from './settle-feeds.ts';

/** What is due to be sealed in a round. */
export interface Due {
  readonly changes: boolean;
  readonly ack: boolean;
}

export interface RoundOutcome extends Fetched {
  readonly state: CarrierState;
  readonly written: number;
  readonly fault: TransportFault | undefined;
}

/** Without news, the time of the last exchange is written down this often; in between it is only known. */
const noteEveryMs = 300_000;

export class CircleMailbox {
  readonly folder: string;
  readonly #parts: ExchangeParts;
  readonly #transport: Transport;
  readonly #readAgain = new ReadAgain();
  readonly #opened = new OpenedEnvelopes();
  #known: ReturnType<typeof knownFiles> | undefined;
  #state: CarrierState | null = null;
  #exchangedAt: number | null = null;
  #notedAt = 0;

  constructor(parts: ExchangeParts, circle: ExchangedCircle, folder: string, alive: () => void) {
    this.folder = folder;
    this.#parts = parts;
    this.#transport = openFolder(parts, folder, directoryOf(circle), alive);
  }

  get state(): CarrierState | null {
    return this.#state;
  }

  get exchangedAt(): number | null {
    return this.#exchangedAt;
  }

  watch(onHint: () => void): () => void {
    return this.#transport.watch(onHint);
  }

  /** Something was kept or sealed outside a round: what is known of the mailbox must be read anew. */
  invalidate(): void {
    this.#known = undefined;
  }

  lookAgain(): void {
    this.#readAgain.forget();
  }

  /** One round. Faults of the carrier are part of the outcome; `pause` throws when the exchange is stopped. */
  async round(circle: ExchangedCircle, due: Due, pause: () => Promise<void>): Promise<RoundOutcome> {
    const outcome = { kept: 0, applied: 0, written: 0 };
    let fault: TransportFault | undefined;
    try {
      this.#state = await stateOfFolder(this.#parts, this.folder, this.#transport);
      await pause();
      if (this.#state === 'ready' || this.#state === 'read-only' || this.#state === 'empty') {
        const comparison = await this.#look(circle);
        await pause();
        Object.assign(outcome, await this.#fetch(circle, comparison, pause));
        if (this.#mayWrite(comparison)) outcome.written = await this.#send(circle, due, pause);
        this.#noteRound(circle, outcome);
      }
    } catch (error) {
      if (!(error instanceof TransportFault)) throw error;
      fault = error;
      if (error.kind === 'missing' || error.kind === 'read-only') this.#state = error.kind;
    }
    return { ...outcome, state: this.#state ?? 'missing', fault };
  }

  async #look(circle: ExchangedCircle): Promise<Comparison> {
    const { database, keys, surroundings } = this.#parts;
    const known = (this.#known ??= database.read((tx) => knownFiles(tx, circle.circleId)));
    const names = new Set(
      [...known.objects.values()].flatMap((one) => (one.size === null ? [one.name] : [])),
    );
    const entries = await this.#transport.list((name) => names.has(name));
    const wanted = database.read((tx) => ({
      // Before the welcome there are no keys: a large circle would only fill this computer with what it cannot read.
      feeds: circle.mode === 'active' || keys.opening(tx, circle.circleId).epochs.length > 0,
      drops: new Set(keys.dropsToRead(tx, circle.circleId)),
    }));
    const comparison = compareMailbox(entries, known, wanted);
    if (comparison.emptied) {
      const fill = database.read((tx) => exchangeState(tx, circle.circleId).fillAgain);
      if (!fill) return comparison;
    }
    if (comparison.appeared.length > 0 || comparison.missing.length > 0) {
      database.write((tx) => {
        markThere(tx, circle.circleId, comparison.appeared, true);
        markThere(tx, circle.circleId, comparison.missing, false);
        notePublishedSoFar(tx, circle, surroundings.now());
        setFillAgain(tx, circle.circleId, false);
      });
      this.invalidate();
    }
    return { ...comparison, emptied: false };
  }

  async #fetch(
    circle: ExchangedCircle,
    comparison: Comparison,
    pause: () => Promise<void>,
  ): Promise<Fetched> {
    const unseen = circle.mode === 'leaving' ? [] : this.#readAgain.due(comparison.unseen);
    if (unseen.length === 0) {
      // Something may have waited for what came by another way, or for the crash that came between.
      const { applied } = await settleFeeds(this.#parts, circle, this.#opened, pause);
      return { kept: 0, applied };
    }
    this.invalidate();
    return fetchObjects(this.#parts, circle, this.#transport, unseen, this.#readAgain, this.#opened, pause);
  }

  #mayWrite(comparison: Comparison): boolean {
    if (comparison.emptied) this.#state = 'emptied';
    return this.#state === 'ready' || this.#state === 'empty';
  }

  async #send(circle: ExchangedCircle, due: Due, pause: () => Promise<void>): Promise<number> {
    const { database } = this.#parts;
    const { circleId } = circle;
    // Another computer writes my feed (a cloned disk): a second branch of it must not get out.
    if (database.read((tx) => exchangeState(tx, circleId).myFeedForked)) return 0;
    const waits = database.read((tx) => ({
      operations: operationsWait(tx, circleId),
      objects: objectsToPublish(tx, circleId).length > 0,
    }));
    if (!due.changes && !due.ack && !waits.operations && !waits.objects) return 0;
    if (waits.objects) database.write((tx) => freshenSealed(tx, this.#parts, circle));
    if (due.changes || waits.operations) {
      await sealPending(this.#parts, circle, due.changes, pause);
    }
    if (due.ack && database.read((tx) => exchangeState(tx, circleId).oldestUncitedAt !== null)) {
      database.write((tx) => sealAck(tx, this.#parts, circle));
    }
    this.invalidate();
    const written = await publishObjects(this.#parts, circle, this.#transport, pause);
    if (written > 0) this.#state = 'ready';
    return written;
  }

  #noteRound(circle: ExchangedCircle, { kept, written }: { kept: number; written: number }): void {
    const now = this.#parts.surroundings.now();
    this.#exchangedAt = now;
    if (kept === 0 && written === 0 && now - this.#notedAt < noteEveryMs) return;
    this.#notedAt = now;
    this.#parts.database.write((tx) => noteExchanged(tx, circle.circleId, now));
  }
}
