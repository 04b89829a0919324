/**
 * Applies what is here in the order in which it was written: each feed by its numbers, and across feeds
 * nothing before what it cites. Works in slices, so that calls of the windows are answered in between.
 */
import type { SqlRow } from '../database/connection.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import { applyEnvelope } from './apply-envelope.ts';
import type { ExchangedCircle } from './circle-keys.ts';
import type { ExchangeParts } from './exchange-parts.ts';
import { makeReady, reopen, type OpenedEnvelopes, type ReadyEnvelope } from './open-envelopes.ts';
import { retryUnused } from './take-objects.ts';

/** One transaction applies at most so many envelopes and bytes of bodies. */
const envelopesInSlice = 64;
const bytesInSlice = 384 * 1024;

interface WaitingRow extends SqlRow {
  device_id: string;
  seq: number;
  content_id: string;
  file_id: string;
  lam: number;
  kind: string;
}

export interface Settled {
  readonly applied: number;
  readonly refused: number;
}

/** `pause` lets others work between two slices, and throws when the exchange has been stopped. */
export async function settleFeeds(
  parts: ExchangeParts,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
  pause: () => Promise<void>,
): Promise<Settled> {
  let applied = 0;
  let refused = 0;
  // Whoever is not admitted yet takes operations in, and nobody's writing.
  if (circle.mode !== 'active') return { applied, refused };
  // Feeds whose next envelope waits for another feed; looked at again once anything moved.
  let blocked = new Set<string>();
  for (;;) {
    const rows = parts.database.read((tx) => nextRows(tx, circle.circleId, blocked));
    if (rows.length === 0) return { applied, refused };
    const ready = await readyRows(parts, circle, opened, rows);
    await pause();
    const outcome = applySlice(parts, circle, opened, ready);
    applied += outcome.applied;
    refused += outcome.refused;
    if (outcome.moved > 0) blocked = new Set();
    for (const device of outcome.blocked) blocked.add(device);
    if (outcome.moved > 0) await pause();
  }
}

/**
 * Of each feed that is not blocked a run from its end, all of them by lamport: a line through their order.
 * Lamports are claims until they are checked, so a feed's own order goes before them.
 */
function nextRows(
  tx: ReadTransaction,
  circleId: string,
  blocked: ReadonlySet<string>,
): readonly WaitingRow[] {
  const devices = tx.all<{ device_id: string }>(
    `SELECT DISTINCT device_id FROM envelopes WHERE circle_id = ? AND state = 'waiting'`,
    [circleId],
  );
  const rows: { row: WaitingRow; turn: number }[] = [];
  for (const { device_id: device } of devices) {
    if (blocked.has(device)) continue;
    const end =
      tx.get<{ seq: number }>('SELECT seq FROM feeds WHERE circle_id = ? AND device_id = ?', [
        circleId,
        device,
      ])?.seq ?? 0;
    const run = tx.all<WaitingRow>(
      `SELECT device_id, seq, content_id, file_id, lam, kind FROM envelopes
       WHERE circle_id = ? AND device_id = ? AND state = 'waiting' ORDER BY seq LIMIT ?`,
      [circleId, device, envelopesInSlice],
    );
    let next = end + 1;
    let turn = 0;
    for (const row of run) {
      if (row.seq > next) break;
      turn = Math.max(turn, row.lam);
      rows.push({ row, turn });
      next = row.seq + 1;
    }
  }
  rows.sort((a, b) => a.turn - b.turn || a.row.seq - b.row.seq);
  return rows.slice(0, envelopesInSlice).map(({ row }) => row);
}

type ReadyRow = readonly [row: WaitingRow, ready: ReadyEnvelope | undefined];

async function readyRows(
  parts: ExchangeParts,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
  rows: readonly WaitingRow[],
): Promise<readonly ReadyRow[]> {
  const chosen = parts.database.read((tx) => {
    const opening = parts.keys.opening(tx, circle.circleId);
    let bytes = 0;
    const some = [];
    for (const row of rows) {
      const held = opened.take(row.file_id);
      const envelope = held?.opened ?? reopen(tx, opening, circle.circleId, row.file_id);
      bytes += envelope?.body.length ?? 0;
      if (some.length > 0 && bytes > bytesInSlice) {
        if (envelope !== undefined) opened.keep(row.file_id, envelope, held?.ready);
        break;
      }
      some.push({ row, envelope, ready: held?.ready });
    }
    return some;
  });
  const unasked = chosen.flatMap(({ envelope, ready }) =>
    envelope === undefined || ready !== undefined ? [] : [envelope],
  );
  const answers = await makeReady(parts, unasked);
  let next = 0;
  const ready: ReadyRow[] = [];
  for (const one of chosen) {
    if (one.ready !== undefined) ready.push([one.row, await one.ready]);
    else ready.push([one.row, one.envelope === undefined ? undefined : answers[next++]]);
  }
  return ready;
}

function applySlice(
  parts: ExchangeParts,
  circle: ExchangedCircle,
  opened: OpenedEnvelopes,
  slice: readonly ReadyRow[],
): { moved: number; applied: number; refused: number; blocked: Set<string> } {
  return parts.database.write((tx) => {
    const outcome = { moved: 0, applied: 0, refused: 0, blocked: new Set<string>() };
    let membershipMoved = false;
    for (const [row, ready] of slice) {
      if (outcome.blocked.has(row.device_id)) continue;
      if (ready === undefined) {
        outcome.blocked.add(row.device_id);
        continue;
      }
      // It took too long here, now: not yet invalid. Its feed waits for the next rounds before it is set aside.
      if (ready.shapes.includes('not-processed') && opened.mayTryAgain(row.file_id)) {
        outcome.blocked.add(row.device_id);
        continue;
      }
      const applied = applyEnvelope(tx, parts, circle, row.file_id, ready);
      if (applied === 'blocked') {
        outcome.blocked.add(row.device_id);
        opened.keep(row.file_id, ready.opened, Promise.resolve(ready));
        continue;
      }
      outcome.moved++;
      if (applied === 'applied') outcome.applied++;
      if (applied === 'refused' || applied === 'forked') outcome.refused++;
      if (row.kind === 'control' && applied === 'applied') membershipMoved = true;
    }
    if (membershipMoved) retryUnused(tx, parts, circle, opened);
    return outcome;
  });
}
