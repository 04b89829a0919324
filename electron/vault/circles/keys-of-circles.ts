/** What the exchange asks of circles: under which keys to seal and open, whose word counts, what a control object does. */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  checkControl,
  createGrant,
  createRotation,
  decodeBundle,
  deviceLookup,
  dueGrant,
  holders,
  idText,
  isNotYet,
  openControlObject,
  sealingEpoch,
  standingOf,
  type EpochKeys,
} from '../../../shared/protocol/protocol.ts';
import type { WriteTransaction } from '../database/transactions.ts';
import type { CircleKeys, ExchangeMode } from '../exchange/circle-keys.ts';
import type { CircleParts } from './circle-parts.ts';
import type { OpenCircle } from './circle-readings.ts';
import { readControl, readKeys } from './circle-store.ts';
import type { Drops } from './drops.ts';

const modes: Readonly<Record<string, ExchangeMode>> = {
  active: 'active',
  joining: 'joining',
  left: 'leaving',
};

export function keysOfCircles(parts: CircleParts, drops: Drops): CircleKeys {
  const { readings, queue, randomBytes } = parts;

  return {
    circlesToExchange(tx) {
      return tx
        .all<{ circle_id: string; state: string; my_device: string; directory_key: Uint8Array }>(
          // Welcomed, the joiner reads the feeds: the rest of the control log lies there. He seals nothing yet.
          `SELECT c.circle_id, iif(j.welcome IS NULL, c.state, 'active') AS state, c.my_device, k.directory_key
           FROM circles c JOIN circle_keys k ON k.circle_id = c.circle_id
           LEFT JOIN joinings j ON j.circle_id = c.circle_id WHERE c.kind = 'circle'`,
        )
        .map((row) => ({
          circleId: row.circle_id,
          mode: modes[row.state] ?? 'leaving',
          directoryKey: row.directory_key,
          myDevice: row.my_device,
        }));
    },

    opening(tx, circleId) {
      const circle = readings.read(tx, circleId);
      return circle === undefined
        ? { epochs: [], deviceOf: () => undefined }
        : { epochs: circle.keyring.epochs, deviceOf: deviceLookup(circle.state) };
    },

    sealing(tx, circleId) {
      if (circleState(tx, circleId) === 'joining') return undefined;
      const circle = readings.read(tx, circleId);
      if (circle === undefined) return undefined;
      const usable = usableEpoch(parts, tx, circleId, circle);
      // Whoever leaves seals his last word under what he has; he may not rotate any more.
      if (usable === undefined) return undefined;
      const { circle: after, epoch } = usable;
      const due = isLive(after) ? dueGrant(after.state, after.keyring, epoch) : undefined;
      if (due === undefined) return { epoch, device: after.device, controlHeads: after.state.heads };
      const grant = createGrant({ state: after.state, device: after.device, epoch, due, randomBytes });
      queue.queueObject(tx, circleId, grant.name, grant.file);
      const granted = readings.add(tx, circleId, { file: { name: grant.name, bytes: grant.file } }) ?? after;
      return { epoch, device: granted.device, controlHeads: granted.state.heads };
    },

    isUsable(tx, circleId, epochId) {
      const circle = readings.read(tx, circleId);
      if (circle === undefined) return false;
      const readers = holders(circle.state, epochId);
      return readers.size > 0 && [...readers].every((reader) => circle.state.recipients.has(reader));
    },

    standing(tx, circleId, header) {
      const circle = readings.read(tx, circleId);
      return circle === undefined ? 'unknown' : standingOf(circle.state, header);
    },

    checkControl(tx, circleId, header, before) {
      const circle = readings.read(tx, circleId);
      return circle === undefined ? 'past-missing' : checkControl(circle.state, header, before);
    },

    otherDevices(tx, circleId) {
      const circle = readings.read(tx, circleId);
      if (circle === undefined) return [];
      const me = idText(circle.device.memberId);
      return [...circle.state.devices]
        .filter(([, device]) => device.isLive && idText(device.memberId) !== me)
        .map(([deviceId, device]) => ({ deviceId, memberId: idText(device.memberId) }));
    },

    takeControlObject(tx, circleId, name, bytes) {
      const keys = readKeys(tx, circleId);
      if (keys === undefined) return 'bad';
      const known = readings.read(tx, circleId);
      const opened = openControlObject(bytes, {
        circleId: fromHex(circleId),
        directoryKey: keys.directoryKey,
        boxKeys: [keys.device.box],
        epochs: known?.keyring.epochs ?? seedsHeld(tx, circleId),
      });
      if (!opened.ok) return isNotYet(opened.error) ? 'waiting' : 'bad';
      readings.add(tx, circleId, { file: { name, bytes } });
      drops.tryToFinishJoining(tx, circleId);
      return 'used';
    },

    takeOperations(tx, circleId, body) {
      const bundle = decodeBundle(body);
      if (!bundle.ok) return 'bad';
      readings.add(tx, circleId, { operations: bundle.value.operations });
      drops.answerRequests(tx, circleId);
      drops.tryToFinishJoining(tx, circleId);
      return 'used';
    },

    takeDropObject: drops.take,
    dropsToRead: drops.toRead,
  };

  function seedsHeld(tx: WriteTransaction, circleId: string): EpochKeys[] {
    return drops.epochsOf(circleId, readControl(tx, circleId).seeds);
  }
}

/** The epoch to seal under, after the rotation that may be due; undefined when I may not make one. */
export function usableEpoch(
  parts: CircleParts,
  tx: WriteTransaction,
  circleId: string,
  circle: OpenCircle,
): { circle: OpenCircle; epoch: EpochKeys } | undefined {
  const epoch = sealingEpoch(circle.state, circle.keyring);
  if (epoch !== undefined) return { circle, epoch };
  if (!isLive(circle)) {
    const last = circle.keyring.epochs.at(-1);
    return last === undefined ? undefined : { circle, epoch: last };
  }
  const { state, keyring, device } = circle;
  const rotation = createRotation({ state, keyring, device, randomBytes: parts.randomBytes });
  parts.queue.queueObject(tx, circleId, rotation.name, rotation.file);
  const after = parts.readings.add(tx, circleId, { file: { name: rotation.name, bytes: rotation.file } });
  const fresh = after === undefined ? undefined : sealingEpoch(after.state, after.keyring);
  if (after === undefined || fresh === undefined) throw new Error('A rotation that gave no usable epoch');
  return { circle: after, epoch: fresh };
}

function isLive({ state, device }: OpenCircle): boolean {
  return state.devices.get(toHex(device.deviceId))?.isLive ?? false;
}

function circleState(tx: WriteTransaction, circleId: string): string | undefined {
  return tx.get<{ state: string }>('SELECT state FROM circles WHERE circle_id = ?', [circleId])?.state;
}
