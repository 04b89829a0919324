/**
 * The rounds of the exchange: never two at once, at the times that the pace asks for, soon after a hint, and
 * at once when something must leave. Polling is the truth; everything else only makes it sooner.
 */
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import { logSafe } from '../../../shared/logging/log-event.ts';
import type { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import { countPending } from '../log/pending.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import { CircleMailbox } from './circle-mailbox.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { ExchangeTimes } from './exchange-times.ts';
import { objectsToPublish } from './object-store.ts';
import { operationsWait } from './seal-envelopes.ts';

/** After a hint of the file system it is worth waiting a moment: programs write many files in a row. */
const afterHintMs = 400;

/** Joining takes a few passes in a row: the welcome, what it opens, and then the circle itself. */
const mostPasses = 4;

/** Thrown inside a round that goes on while the exchange is stopped; never seen outside. */
class Stopped extends Error {}

interface Wish {
  /** Circles whose changes must leave in the next round; all of them when it holds ''. */
  readonly flush: Set<string>;
  readonly done: Promise<void>;
  fulfil(): void;
}

export class ExchangeRounds {
  readonly #parts: ExchangeParts;
  readonly #times: ExchangeTimes;
  readonly #mailboxes = new Map<string, { mailbox: CircleMailbox; unwatch: () => void }>();
  readonly #faults = new Map<string, TransportFault>();
  #running: Promise<void> | undefined;
  #wish: Wish | undefined;
  #cancelTimer: () => void = () => {};
  #nextPollAt = 0;
  #roundAt = 0;
  #hintedAt: number | undefined;
  #started = false;
  #stopped = false;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    this.#times = new ExchangeTimes(parts.surroundings.exchange);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  mailboxOf(circleId: string): CircleMailbox | undefined {
    return this.#mailboxes.get(circleId)?.mailbox;
  }

  faultOf(circleId: string): TransportFault | undefined {
    return this.#faults.get(circleId);
  }

  /** Lets others work; throws when the exchange was stopped meanwhile, so that nothing touches a closed vault. */
  readonly pause = async (): Promise<void> => {
    await new Promise((resume) => setImmediate(resume));
    this.#demandRunning();
  };

  readonly #demandRunning = (): void => {
    if (this.#stopped) throw new Stopped();
  };

  start(): void {
    this.#started = true;
    void this.request('');
  }

  /** A round soon, in which everything of this circle that waits leaves ('' for all circles). */
  request(circleId: string): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (this.#wish === undefined) {
      let fulfil = () => {};
      const done = new Promise<void>((resolve) => (fulfil = resolve));
      this.#wish = { flush: new Set(), done, fulfil };
    }
    this.#wish.flush.add(circleId);
    const { done } = this.#wish;
    // Never from inside a transaction of the caller.
    queueMicrotask(() => this.#run());
    return done;
  }

  /** After a commit: changes of mine may have come. */
  notice(): void {
    if (this.#stopped || !this.#started) return;
    const { database, surroundings } = this.#parts;
    const urgent = database.read((tx) => {
      const circles = this.#circlesWithFolder(tx).map(({ circle }) => circle.circleId);
      this.#times.notice(tx, circles, surroundings.now());
      return circles.some((circleId) => operationsWait(tx, circleId));
    });
    if (urgent && !this.isRunning && this.#hintedAt === undefined) this.#hint();
    this.#arm();
  }

  /** What could not be read so far is due again: somebody asked. */
  lookAgain(): void {
    for (const { mailbox } of this.#mailboxes.values()) mailbox.lookAgain();
  }

  /** A circle's carrier changed. */
  carrierChanged(circleId: string): void {
    this.#mailboxes.get(circleId)?.unwatch();
    this.#mailboxes.delete(circleId);
    this.#faults.delete(circleId);
  }

  /** A last round if anything of mine can leave, for at most so long; a running one then ends at its next pause. */
  async stop(ms: number): Promise<void> {
    this.#cancelTimer();
    let cancel = () => {};
    const timeUp = new Promise<void>((resolve) => {
      cancel = this.#parts.surroundings.setTimer(resolve, ms);
    });
    if (this.#started && this.#somethingWaits()) await Promise.race([this.request(''), timeUp]);
    this.#stopped = true;
    this.#cancelTimer();
    for (const { unwatch } of this.#mailboxes.values()) unwatch();
    this.#wish?.fulfil();
    if (this.#running !== undefined) await Promise.race([this.#running, timeUp]);
    cancel();
  }

  #somethingWaits(): boolean {
    return this.#parts.database.read((tx) =>
      this.#circlesWithFolder(tx).some(
        ({ circle: { circleId } }) => countPending(tx, circleId) > 0 || somethingLeaves(tx, circleId),
      ),
    );
  }

  /** Work outside a round (a file that a person opens) waits for the round, and the next round waits for it. */
  async alone<T>(act: () => Promise<T>): Promise<T> {
    while (this.#running !== undefined) await this.#running;
    if (this.#stopped) throw new ExpectedError('vault-locked');
    const acting = act();
    const ended = acting.then(
      () => {},
      () => {},
    );
    this.#running = ended;
    try {
      return await acting;
    } catch (error) {
      // Whatever it met then was the closing of the vault.
      throw this.#stopped ? new ExpectedError('vault-locked') : error;
    } finally {
      if (this.#running === ended) this.#running = undefined;
      for (const { mailbox } of this.#mailboxes.values()) mailbox.invalidate();
      this.#afterwards();
    }
  }

  #run(): void {
    if (this.#running !== undefined || this.#stopped) return;
    const wish = this.#wish;
    this.#wish = undefined;
    this.#hintedAt = undefined;
    const running = this.#round(wish?.flush ?? new Set()).finally(() => {
      if (this.#running === running) this.#running = undefined;
      wish?.fulfil();
      this.#afterwards();
    });
    this.#running = running;
  }

  #afterwards(): void {
    if (this.#stopped) return;
    this.#parts.announce(['exchange.status']);
    if (this.#wish !== undefined) this.#run();
    else this.#arm();
  }

  async #round(flush: ReadonlySet<string>): Promise<void> {
    const { database, surroundings, log } = this.#parts;
    this.#roundAt = surroundings.now();
    this.#nextPollAt = this.#roundAt + surroundings.exchange.pollMs;
    // A full disk, or a bug, ends the round of one circle and not the exchange: it is tried again at the next poll.
    const attempt = async (act: () => Promise<void>): Promise<void> => {
      try {
        await act();
      } catch (error) {
        if (this.#stopped) return; // what it met was the closing of the vault
        if (error instanceof ExpectedError) log.event('exchange.refused', { code: error.appError.code });
        else log.event('vault.bug', { call: logSafe('exchange.round') });
      }
    };
    await attempt(async () => {
      const circles = database.read((tx) => this.#circlesWithFolder(tx));
      for (const { circle, folder } of circles) {
        if (this.#stopped) return;
        await attempt(() => this.#circleRound(circle, folder, flush));
      }
    });
  }

  async #circleRound(first: ExchangedCircle, folder: string, flush: ReadonlySet<string>): Promise<void> {
    const { database, keys, surroundings, log } = this.#parts;
    let circle = first;
    for (let pass = 1; pass <= mostPasses; pass++) {
      const { circleId, mode } = circle;
      const mailbox = this.#mailboxFor(circle, folder);
      const before = mailbox.state;
      const outcome = await mailbox.round(circle, this.#due(circleId, flush), this.pause);
      if (before === 'missing' && outcome.state !== 'missing') this.#watchAnew(circleId);
      if (outcome.fault === undefined) this.#faults.delete(circleId);
      else this.#faults.set(circleId, outcome.fault);
      const { kept, applied, written } = outcome;
      if (kept + applied + written > 0) {
        log.event('exchange.round', { circle: logSafe(circleId), applied, written });
      }
      const after = database.read((tx) => {
        this.#times.notice(tx, [circleId], surroundings.now());
        return keys.circlesToExchange(tx).find((one) => one.circleId === circleId);
      });
      // What a welcome brings lets the next pass read more, and once admitted, everything.
      if (after === undefined || (after.mode === mode && (mode !== 'joining' || kept === 0))) return;
      circle = after;
    }
  }

  #due(circleId: string, flush: ReadonlySet<string>): { changes: boolean; ack: boolean } {
    const { database, surroundings } = this.#parts;
    const now = surroundings.now();
    const asked = flush.has('') || flush.has(circleId);
    const changesAt = this.#times.changesDueAt(circleId);
    const ackAt = database.read((tx) => this.#times.ackDueAt(tx, circleId, now));
    return {
      changes: asked || (changesAt !== undefined && changesAt <= now),
      ack: ackAt !== undefined && ackAt <= now,
    };
  }

  #mailboxFor(circle: ExchangedCircle, folder: string): CircleMailbox {
    const known = this.#mailboxes.get(circle.circleId);
    if (known?.mailbox.folder === folder) return known.mailbox;
    known?.unwatch();
    const mailbox = new CircleMailbox(this.#parts, circle, folder, this.#demandRunning);
    this.#mailboxes.set(circle.circleId, { mailbox, unwatch: mailbox.watch(() => this.#hint()) });
    return mailbox;
  }

  /** A folder that was not there could not be watched. */
  #watchAnew(circleId: string): void {
    const known = this.#mailboxes.get(circleId);
    if (known === undefined) return;
    known.unwatch();
    known.unwatch = known.mailbox.watch(() => this.#hint());
  }

  #circlesWithFolder(tx: ReadTransaction): { circle: ExchangedCircle; folder: string }[] {
    return this.#parts.keys.circlesToExchange(tx).flatMap((circle) => {
      const row = tx.get<{ carrier: string; folder: string }>(
        'SELECT carrier, folder FROM circles WHERE circle_id = ?',
        [circle.circleId],
      );
      if (row?.carrier !== 'folder') return [];
      // Once my LEAVE is out there is nothing more to do there.
      if (circle.mode === 'leaving' && !somethingLeaves(tx, circle.circleId)) return [];
      return [{ circle, folder: row.folder }];
    });
  }

  #hint(): void {
    if (this.#stopped || this.#hintedAt !== undefined) return;
    this.#hintedAt = this.#parts.surroundings.now();
    this.#arm();
  }

  /** Sets the one timer to whatever is due first. */
  #arm(): void {
    this.#cancelTimer();
    if (this.#stopped || !this.#started || this.#running !== undefined) return;
    const { database, surroundings } = this.#parts;
    const now = surroundings.now();
    const { pollMs } = surroundings.exchange;
    // Never later than a poll from now, whatever happened to the clock.
    let at = Math.min(this.#nextPollAt, now + pollMs);
    if (this.#hintedAt !== undefined) at = Math.min(at, this.#hintedAt + afterHintMs);
    const times = database.read((tx) =>
      this.#circlesWithFolder(tx).flatMap(({ circle: { circleId } }) => [
        this.#times.changesDueAt(circleId),
        this.#times.ackDueAt(tx, circleId, now),
      ]),
    );
    for (const time of times) {
      // What was due in the last round and did not leave (no folder there) waits for the next poll.
      if (time !== undefined && time > this.#roundAt) at = Math.min(at, time);
    }
    this.#cancelTimer = surroundings.setTimer(() => this.#run(), Math.max(0, at - now));
  }
}

/** Operations that wait to be sealed, or objects that the mailbox lacks. */
function somethingLeaves(tx: ReadTransaction, circleId: string): boolean {
  return operationsWait(tx, circleId) || objectsToPublish(tx, circleId).length > 0;
}
