/**
 * A circle as this device sees it: a pure function of its control objects, kept in memory until one is
 * added. A reading holds epoch keys, so it is wiped when it is replaced and at the lock.
 */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  idText,
  readCircle,
  wipeEpoch,
  type CircleReading,
  type Operation,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { keepFile, keepOperations, readControl, readKeys, type CircleKeyRow } from './circle-store.ts';

export interface OpenCircle extends CircleReading, CircleKeyRow {}

export interface CircleReadings {
  /** Undefined while the circle cannot be read: not admitted yet, or its first objects are not here. */
  read(tx: ReadTransaction, circleId: string): OpenCircle | undefined;
  /** For acts that need a readable circle; throws for a bug of the caller. */
  demand(tx: ReadTransaction, circleId: string): OpenCircle;
  /** Adds control objects and answers the circle after them; refreshes the members' view. */
  add(
    tx: WriteTransaction,
    circleId: string,
    more: { file?: { name: string; bytes: Uint8Array }; operations?: readonly Operation[] },
  ): OpenCircle | undefined;
  /** Reads anew: something else that a reading follows from was kept. */
  renew(tx: WriteTransaction, circleId: string): OpenCircle | undefined;
  wipe(): void;
}

export function createCircleReadings(randomBytes: (length: number) => Uint8Array): CircleReadings {
  const kept = new Map<string, { version: string; reading: CircleReading }>();

  const forget = (circleId: string): void => {
    const old = kept.get(circleId);
    kept.delete(circleId);
    for (const epoch of old?.reading.keyring.epochs ?? []) wipeEpoch(epoch);
  };

  const read = (tx: ReadTransaction, circleId: string): OpenCircle | undefined => {
    const keys = readKeys(tx, circleId);
    if (keys === undefined) return undefined;
    const known = kept.get(circleId);
    if (known?.version === keys.version) return { ...known.reading, ...keys };
    const reading = readCircle({
      ...readControl(tx, circleId),
      circleId: fromHex(circleId),
      directoryKey: keys.directoryKey,
      boxKeys: [keys.device.box],
    });
    if (!reading.ok) return undefined;
    // Not wiped here: an envelope may be sealed under the old reading's epoch at this moment.
    kept.set(circleId, { version: keys.version, reading: reading.value });
    return { ...reading.value, ...keys };
  };

  const renew = (tx: WriteTransaction, circleId: string): OpenCircle | undefined => {
    tx.run('UPDATE circle_keys SET control_version = ? WHERE circle_id = ?', [
      toHex(randomBytes(8)),
      circleId,
    ]);
    const circle = read(tx, circleId);
    if (circle !== undefined) keepMembers(tx, circleId, circle);
    return circle;
  };

  return {
    read,
    demand(tx, circleId) {
      const circle = read(tx, circleId);
      if (circle === undefined) throw new Error('This circle cannot be read');
      return circle;
    },
    add(tx, circleId, { file, operations }) {
      if (file !== undefined) keepFile(tx, circleId, file.name, file.bytes);
      if (operations !== undefined) keepOperations(tx, circleId, operations);
      return renew(tx, circleId);
    },
    renew,
    wipe() {
      for (const circleId of [...kept.keys()]) forget(circleId);
    },
  };
}

/** The members' view: who is and was in the circle, with which role. */
function keepMembers(tx: WriteTransaction, circleId: string, { state }: CircleReading): void {
  for (const [memberId, member] of state.members) {
    tx.run(
      `INSERT INTO members (circle_id, member_id, role, state, admitted_by, admitted_compared) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (circle_id, member_id) DO UPDATE SET role = excluded.role, state = excluded.state,
         admitted_by = excluded.admitted_by, admitted_compared = excluded.admitted_compared`,
      [
        circleId,
        memberId,
        member.role,
        member.isIn ? 'in' : 'out',
        member.admittedBy === undefined ? '' : idText(member.admittedBy),
        member.compared ? 1 : 0,
      ],
    );
  }
  tx.touch('people.members');
  tx.touch('people.invitations');
}
