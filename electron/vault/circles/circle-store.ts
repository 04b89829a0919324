/** Keys and control objects of circles as they lie in the database. Ids are lower-case hexadecimal. */
import { fromHex, toHex } from '../../../shared/base/hex.ts';
import {
  decodeOperation,
  encodeOperation,
  idText,
  type EpochKeys,
  type Operation,
  type OwnDevice,
} from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction, WriteTransaction } from '../database/transactions.ts';
import { circleIdentity } from '../log/circle-identity.ts';

export interface CircleKeyRow {
  readonly directoryKey: Uint8Array;
  readonly device: OwnDevice;
  readonly version: string;
}

type KeyColumns = Record<string, Uint8Array | string> & { control_version: string };

export function readKeys(tx: ReadTransaction, circleId: string): CircleKeyRow | undefined {
  const row = tx.get<KeyColumns>('SELECT * FROM circle_keys WHERE circle_id = ?', [circleId]);
  if (row === undefined) return undefined;
  const bytes = (column: string): Uint8Array => row[column] as Uint8Array;
  const { memberId, deviceId } = circleIdentity(tx, circleId);
  const ids = { memberId: fromHex(memberId), deviceId: fromHex(deviceId) };
  const sign = { publicKey: bytes('sign_public'), secretKey: bytes('sign_secret') };
  const box = { publicKey: bytes('box_public'), secretKey: bytes('box_secret') };
  return {
    directoryKey: bytes('directory_key'),
    version: row.control_version,
    device: {
      ...ids,
      sign,
      box,
      certificate: {
        ...ids,
        context: bytes('certificate_context'),
        signKey: sign.publicKey,
        boxKey: box.publicKey,
        bytes: bytes('certificate_bytes'),
        rootSignature: bytes('certificate_root_signature'),
        deviceSignature: bytes('certificate_device_signature'),
      },
    },
  };
}

/** A new circle on this computer: founded here, or asked to join. */
export function insertCircle(
  tx: WriteTransaction,
  circle: {
    circleId: string;
    kind: 'just-me' | 'circle';
    state: 'active' | 'joining';
    createdAt: number;
    device: OwnDevice;
    directoryKey: Uint8Array;
    version: string;
  },
): void {
  const { circleId, device } = circle;
  const { certificate, sign, box } = device;
  tx.run(
    'INSERT INTO circles (circle_id, kind, state, created_at, my_member, my_device) VALUES (?, ?, ?, ?, ?, ?)',
    [circleId, circle.kind, circle.state, circle.createdAt, toHex(device.memberId), toHex(device.deviceId)],
  );
  tx.run('INSERT INTO circle_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    circleId,
    circle.directoryKey,
    sign.publicKey,
    sign.secretKey,
    box.publicKey,
    box.secretKey,
    certificate.context,
    certificate.bytes,
    certificate.rootSignature,
    certificate.deviceSignature,
    circle.version,
  ]);
  tx.touch('people.circles');
}

export function keepFile(tx: WriteTransaction, circleId: string, name: string, bytes: Uint8Array): void {
  tx.run('INSERT OR IGNORE INTO circle_files (circle_id, name, bytes) VALUES (?, ?, ?)', [
    circleId,
    name,
    bytes,
  ]);
}

export function keepOperations(
  tx: WriteTransaction,
  circleId: string,
  operations: readonly Operation[],
): void {
  for (const operation of operations) {
    tx.run('INSERT OR IGNORE INTO circle_operations (circle_id, operation_id, bytes) VALUES (?, ?, ?)', [
      circleId,
      operation.key,
      encodeOperation(operation),
    ]);
  }
}

export function keepSeed(tx: WriteTransaction, circleId: string, epoch: EpochKeys): void {
  tx.run('INSERT OR IGNORE INTO circle_seeds (circle_id, epoch_id, seed) VALUES (?, ?, ?)', [
    circleId,
    idText(epoch.id),
    epoch.seed,
  ]);
}

/** Everything that a reading of the circle follows from. */
export function readControl(
  tx: ReadTransaction,
  circleId: string,
): { seeds: Uint8Array[]; controlFiles: Uint8Array[]; operations: Operation[] } {
  const blobs = (sql: string): Uint8Array[] =>
    tx.all<{ bytes: Uint8Array }>(sql, [circleId]).map((row) => row.bytes);
  const operations: Operation[] = [];
  for (const bytes of blobs('SELECT bytes FROM circle_operations WHERE circle_id = ?')) {
    const operation = decodeOperation(bytes);
    if (operation.ok) operations.push(operation.value);
  }
  return {
    seeds: blobs('SELECT seed AS bytes FROM circle_seeds WHERE circle_id = ?'),
    controlFiles: blobs('SELECT bytes FROM circle_files WHERE circle_id = ?'),
    operations,
  };
}
