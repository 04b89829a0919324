/**
 * One person's computer as far as the exchange needs it: real SQLCipher, log, circles, protocol, text worker and
 * folders. Time, randomness and faults are handed in. Nothing happens by itself: a test asks for each round.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CarrierFiles } from '../../electron/transports/carrier-files.ts';
import { createCarriers } from '../../electron/transports/transport-registry.ts';
import type { CircleParts } from '../../electron/vault/circles/circle-parts.ts';
import { createCircleReadings } from '../../electron/vault/circles/circle-readings.ts';
import { createDrops } from '../../electron/vault/circles/drops.ts';
import { foundCircle } from '../../electron/vault/circles/found-circle.ts';
import { inviting } from '../../electron/vault/circles/inviting.ts';
import { joining } from '../../electron/vault/circles/joining.ts';
import { keysOfCircles } from '../../electron/vault/circles/keys-of-circles.ts';
import { createDatabase, openDatabase } from '../../electron/vault/database/open-database.ts';
import type { VaultDatabase } from '../../electron/vault/database/vault-database.ts';
import type { TextWorker } from '../../electron/vault/documents/text-worker.ts';
import { createExchange, type Exchange } from '../../electron/vault/exchange/exchange.ts';
import { mailboxQueue } from '../../electron/vault/exchange/mailbox-queue.ts';
import { acceptForeign } from '../../electron/vault/log/accept.ts';
import { createChangeLog, type ChangeLog } from '../../electron/vault/log/change-log.ts';
import { runMigrations } from '../../electron/vault/migrations/run-migrations.ts';
import type { Project } from '../../electron/vault/log/records.ts';
import { projectRecord } from '../../electron/vault/session/record-views.ts';
import { folderPace } from '../../electron/vault/surroundings.ts';
import {
  directoryName,
  encodePack,
  parseInvitationLink,
  protocolReady,
  type PackedObject,
} from '../../shared/protocol/protocol.ts';
import { deriveNumbers } from '../../electron/vault/circles/request-numbers.ts';
import { faultyDatabase, type DatabaseFault } from './faulty-database.ts';
import { handTime, type HandTime } from './hand-time.ts';
import { seededRandom, temporaryFolder } from './vault-on-disk.ts';

/** The app's views, and notes as only these tests know them. */
const project: Project = Object.assign<(...given: Parameters<Project>) => void, Pick<Project, 'fieldsOf'>>(
  (tx, record) => projectRecord(tx, record),
  {
    fieldsOf: (kind) => (kind === 'test-note' ? new Set(['text']) : projectRecord.fieldsOf(kind)),
  },
);

export interface Desktop {
  readonly name: string;
  readonly database: VaultDatabase;
  readonly log: ChangeLog;
  readonly exchange: Exchange;
  readonly circles: CircleParts;
  readonly time: HandTime;
  readonly inviting: ReturnType<typeof inviting>;
  readonly joining: ReturnType<typeof joining>;
  readonly keys: ReturnType<typeof keysOfCircles>;
  readonly logged: { name: string; fields: object }[];
  /** The app ends without a word and starts again on the same database, now without faults unless given anew. */
  restart(faults?: DesktopFaults): Promise<Desktop>;
  /** Another computer with a copy of this one's disk as it is now: a restored backup, a cloned disk. */
  copy(faults?: DesktopFaults): Promise<Desktop>;
  /** What the next dialogs answer; null cancels. */
  answerDialogs(...paths: (string | null)[]): void;
}

export interface DesktopFaults {
  readonly files?: CarrierFiles;
  readonly sql?: DatabaseFault;
  readonly time?: HandTime;
}

export interface DesktopOptions extends DesktopFaults {
  readonly name: string;
  readonly texts: TextWorker;
}

let copies = 0;

interface Place {
  readonly file: string;
  readonly vaultKey: Uint8Array;
  starts: number;
}

export async function newDesktop(options: DesktopOptions): Promise<Desktop> {
  await protocolReady();
  const random = seededRandom(`${options.name} vault`);
  return start(options, { file: join(temporaryFolder(), 'vault.db'), vaultKey: random(32), starts: 0 });
}

async function start(options: DesktopOptions, place: Place): Promise<Desktop> {
  const { name, texts, time = handTime() } = options;
  const randomBytes = seededRandom(`${name} ${++place.starts}`);
  const opening = { ...place, migrate: runMigrations, now: time.now };
  const opened = existsSync(place.file) ? openDatabase(opening) : createDatabase(opening);
  let open = true;
  const close = () => {
    if (open) opened.close();
    open = false;
  };
  onTestFinished(async () => {
    await exchange.stop(0);
    close();
    const bugs = logged.filter((event) => event.name === 'vault.bug');
    if (options.sql === undefined && bugs.length > 0) throw new Error(`${name}: a round ended by a bug`);
  });
  const database = options.sql === undefined ? opened : faultyDatabase(opened, options.sql);
  const log = createChangeLog({ now: time.now, randomBytes, project });
  const logged: { name: string; fields: object }[] = [];
  const dialogs: (string | null)[] = [];
  const answerDialog = () => Promise.resolve(dialogs.shift() ?? null);
  const circles: CircleParts = {
    database,
    log,
    queue: mailboxQueue(),
    readings: createCircleReadings(randomBytes),
    now: time.now,
    randomBytes,
    safetyNumber: (_circle, one, other) => Promise.resolve([one, other].sort().join(' ')),
    useEntropy: (act) => act(seededRandom(`${name} entropy`)(16)),
    leaveSoon: () => {},
  };
  const drops = createDrops(circles, deriveNumbers(circles), () => name);
  const keys = keysOfCircles(circles, drops);
  const exchange = createExchange({
    database,
    surroundings: { now: time.now, setTimer: time.setTimer, randomBytes, exchange: folderPace },
    keys,
    carriers: createCarriers(temporaryFolder(), options.files),
    dialogs: { pickFolder: answerDialog, pickFileToOpen: answerDialog, pickFileToSave: answerDialog },
    log: { event: (event, fields = {}) => void logged.push({ name: event, fields }) },
    accept: (tx, envelope) => acceptForeign(tx, project, envelope),
    shapesOf: (updates) => texts.shapes(updates),
    mergeUpdates: (updates) => texts.merge(updates),
    nameOf: (tx, circleId, memberId) =>
      tx.get<{ name: string }>('SELECT name FROM profiles WHERE circle_id = ? AND member_id = ?', [
        circleId,
        memberId,
      ])?.name ?? '',
    announce: () => {},
  });
  database.onCommit(() => exchange.noticeCommit());
  return {
    name,
    database,
    log,
    exchange,
    circles,
    time,
    keys,
    logged,
    inviting: inviting(circles, () => ({ inviterName: name, circleName: 'Circle', carrierHint: '' })),
    joining: joining(circles, () => name),
    answerDialogs: (...paths) => void dialogs.push(...paths),
    async restart(faults = {}) {
      const { files: _files, sql: _sql, ...same } = options;
      await exchange.stop(0);
      close();
      return start({ ...same, time, ...faults }, place);
    },
    async copy(faults = {}) {
      const { files: _files, sql: _sql, ...same } = options;
      opened.checkpoint();
      const file = join(temporaryFolder(), 'vault.db');
      copyFileSync(place.file, file);
      return start({ ...same, time, ...faults }, { ...place, file, starts: place.starts + 1000 * ++copies });
    },
  };
}

/** Founds a circle on this desktop. */
export function found({ database, circles, name }: Desktop): string {
  return circles.useEntropy((entropy) =>
    database.write((tx) =>
      foundCircle(circles, tx, {
        entropy,
        kind: 'circle',
        named: { name: 'Circle', colour: 1 },
        myName: name,
      }),
    ),
  );
}

/** Chooses the folder for the circle as a person does. */
export async function useFolder(desktop: Desktop, circleId: string, folder: string): Promise<void> {
  desktop.answerDialogs(folder);
  const chosen = await desktop.exchange.calls.chooseFolder({ circleId, invitationHandle: null });
  const folderHandle = chosen.folder?.folderHandle ?? '';
  await desktop.exchange.calls.useFolder({ circleId, folderHandle });
}

/** Asks to join by an invitation of the host, over a folder or by files. */
export async function askToJoin(
  host: Desktop,
  guest: Desktop,
  circleId: string,
  folder: string | null,
): Promise<void> {
  const { link } = host.inviting.invite(circleId, guest.name);
  await host.exchange.flush();
  const parsed = parseInvitationLink(link);
  if (!parsed.ok) throw new Error('An invitation that cannot be read');
  await guest.joining.join(parsed.value, async (joined) => {
    if (folder === null) await guest.exchange.useCarrier(joined, null);
    else await useFolder(guest, joined, folder);
  });
}

/** Admits everyone who asked. */
export function admitAll({ database, inviting: hosting }: Desktop): void {
  const open = database.read((tx) =>
    tx.all<{ request_id: string }>(`SELECT request_id FROM join_requests WHERE state = 'open'`),
  );
  for (const { request_id: request } of open) hosting.admit(request, true);
}

/** A circle of these people over one folder, everybody admitted and everything taken in. */
export async function circleOver(folder: string, host: Desktop, ...guests: Desktop[]): Promise<string> {
  const circleId = found(host);
  await useFolder(host, circleId, folder);
  for (const guest of guests) {
    await askToJoin(host, guest, circleId, folder);
    await guest.exchange.flush();
    await host.exchange.flush();
    admitAll(host);
    await rounds(host, guest);
  }
  await rounds(host, ...guests, host, ...guests);
  return circleId;
}

/** One round on each, in this order. */
export async function rounds(...desktops: Desktop[]): Promise<void> {
  for (const { exchange } of desktops) await exchange.flush();
}

/** Writes a record of its own into the circle; it leaves with the next round. */
export function note({ database, log }: Desktop, circleId: string, text: string): string {
  return database.write((tx) => {
    tx.touch('journal.entries');
    return log.createRecord(tx, { circleId, kind: 'test-note', writers: 'all', fields: { text } });
  });
}

export function change({ database, log }: Desktop, recordId: string, text: string): void {
  database.write((tx) => {
    tx.touch('journal.entries');
    log.putFields(tx, recordId, { text });
  });
}

/** All notes of a circle, sorted. */
export function notes({ database, log }: Desktop, circleId: string): string[] {
  return database.read((tx) =>
    log
      .recordsOfKind(tx, circleId, 'test-note')
      .map(({ fields }) => String(fields['text']))
      .sort(),
  );
}

/** Everything that two computers must agree about when both have everything: what was accepted, and its views. */
export function digest({ database }: Desktop, circleId: string): string {
  const everything = database.read((tx) => [
    tx.all(
      `SELECT device_id, seq, idx, content_id, lam, kind, object_id, k FROM changes
       WHERE circle_id = ? AND content_id IS NOT NULL ORDER BY device_id, seq, idx`,
      [circleId],
    ),
    tx
      .all<{ record_id: string }>('SELECT record_id FROM records WHERE circle_id = ? ORDER BY record_id', [
        circleId,
      ])
      .map(({ record_id: id }) => [id, fieldsOf(tx, id)]),
    tx.all(
      `SELECT device_id, seq, content_id, lam, state FROM envelopes
       WHERE circle_id = ? AND kind <> 'ack' ORDER BY device_id, seq, content_id`,
      [circleId],
    ),
  ]);
  return createHash('sha256').update(JSON.stringify(everything)).digest('hex');

  function fieldsOf(tx: Parameters<ChangeLog['readRecord']>[0], id: string) {
    const record = projectedRecord(tx, id);
    return Object.entries(record?.stamps ?? {})
      .map(([field, stamp]) => [field, String(stamp.value), stamp.lamport, stamp.deviceId])
      .sort();
  }
}

function projectedRecord(tx: Parameters<ChangeLog['readRecord']>[0], id: string) {
  return createChangeLog({
    now: () => 0,
    randomBytes: () => new Uint8Array(0),
    project: Object.assign(() => undefined, { fieldsOf: () => new Set<string>() }),
  }).readRecord(tx, id);
}

export async function statusOf({ exchange }: Desktop, circleId: string) {
  const { circles } = await exchange.calls.status({});
  const status = circles.find((circle) => circle.circleId === circleId);
  if (status === undefined) throw new Error('No status of this circle');
  return status;
}

/** The name of the circle's mailbox. */
export function mailboxOf({ database, keys }: Desktop, circleId: string): string {
  const circle = database.read((tx) => keys.circlesToExchange(tx)).find((one) => one.circleId === circleId);
  if (circle === undefined) throw new Error('No such circle');
  return directoryName(circle.directoryKey);
}

/** Every object of the circle that this computer keeps, in the order in which it came. */
export function objectsOf({ database }: Desktop, circleId: string): PackedObject[] {
  return database.read((tx) =>
    tx.all<{ name: string; bytes: Uint8Array }>(
      'SELECT name, bytes FROM mailbox_objects WHERE circle_id = ? ORDER BY object_row',
      [circleId],
    ),
  );
}

/** Hands some objects over as one file. */
export async function deliver(
  desktop: Desktop,
  circleId: string,
  objects: readonly PackedObject[],
): Promise<number> {
  const bytes = encodePack(mailboxOf(desktop, circleId), objects);
  return (await desktop.exchange.calls.takeFile({ bytes })).newObjects;
}
