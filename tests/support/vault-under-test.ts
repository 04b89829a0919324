/** The whole real vault without Electron: real SQLCipher, protocol, text worker and folders; time and dialogs are handed in. */
import { onTestFinished } from 'vitest';
import { join, resolve } from 'node:path';
import type { CallName, EventName, InputOf, OutputOf, PayloadOf } from '../../shared/contract/contract.ts';
import type { ReplyMessage, VaultMessage } from '../../shared/contract/wire.ts';
import type { AppError } from '../../shared/errors/error-codes.ts';
import { protocolReady } from '../../shared/protocol/protocol.ts';
import { logLine } from '../../shared/logging/log-event.ts';
import { createCarriers } from '../../electron/transports/transport-registry.ts';
import documentWorkerPath from '../../electron/vault/documents/document-worker.ts?modulePath';
import type { Port } from '../../electron/vault/door/door.ts';
import { startVault, type Vault } from '../../electron/vault/session/start-vault.ts';
import { folderPace } from '../../electron/vault/surroundings.ts';
import type { VaultToHost } from '../../shared/contract/host-contract.ts';
import {
  openConnection,
  type Connection,
  type SqlRow,
  type SqlValue,
} from '../../electron/vault/database/connection.ts';
import { readHeader } from '../../electron/vault/keyslots/header-file.ts';
import { placesIn } from '../../electron/vault/keyslots/vault-folder.ts';
import { unlockWithPassphrase } from '../../electron/vault/keyslots/vault-keys.ts';
import { workLimits } from '../../electron/vault/documents/work-limits.ts';
import { carrierLimitMs } from '../../electron/vault/exchange/time-limit.ts';
import { handTime, type HandTime } from './hand-time.ts';
import { quickDerivation, seededRandom, strongPassphrase, temporaryFolder } from './vault-on-disk.ts';

/** A call that was answered with an error from the closed list. */
export class CallRefused extends Error {
  readonly appError: AppError;
  constructor(appError: AppError) {
    super(appError.code);
    this.appError = appError;
  }
}

export interface TestVault {
  readonly folder: string;
  readonly time: HandTime;
  /** Calls as a window does; throws `CallRefused`. */
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The code with which a call is refused, or 'answered'. */
  codeOf<N extends CallName>(name: N, input: InputOf<N>): Promise<string>;
  /** Sends anything, as a hostile window would. */
  send(message: unknown): void;
  /** Calls by any name with any input, as a hostile window would, and answers the reply as it came. */
  ask(name: string, input: unknown): Promise<ReplyMessage>;
  /** Everything that the vault said to the window, newest last. */
  readonly heard: VaultMessage[];
  events<N extends EventName>(name: N): PayloadOf<N>[];
  /** Resolves once `check` holds after some message of the vault; looks at once, then after every message. */
  until(check: () => Promise<boolean>): Promise<void>;
  /** What the next dialogs answer; null cancels. */
  answerDialogs(...paths: (string | null)[]): void;
  /** Every question to main so far, in words: `pick-folder exchange`, `pick-file-to-save backup NAME`, `open-link URL`. */
  readonly asked: string[];
  /** Everything that main was told. */
  readonly told: VaultToHost[];
  /** Rows of the open vault, read beside it by a connection of its own that cannot write. */
  rows<Row extends SqlRow>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** Resolves when first words and search index follow from every text as it is now. */
  quiet(): Promise<void>;
  readonly logLines: string[];
  readonly vault: Vault;
  lock(): Promise<void>;
}

export interface TestVaultOptions {
  readonly folder?: string;
  readonly name?: string;
  readonly time?: HandTime;
  readonly home?: string;
  /** From what its randomness is made; else from its name and how many vaults the file has started. */
  readonly seed?: string;
}

let starts = 0;

/** Threads and disks work in real time: limits on that never run out here, however far a test moves the clock. */
const limitsOnRealWork: ReadonlySet<number> = new Set([
  workLimits.unitMs / 4,
  workLimits.idleMs,
  carrierLimitMs,
]);

/** A vault that is locked or missing. */
export async function startTestVault(options: TestVaultOptions = {}): Promise<TestVault> {
  await protocolReady();
  const folder = options.folder ?? join(temporaryFolder(), 'vault');
  const time = options.time ?? handTime();
  const heard: VaultMessage[] = [];
  const logLines: string[] = [];
  const bugs: unknown[] = [];
  const dialogs: (string | null)[] = [];
  const waiting = new Set<() => void>();
  const replies = new Map<number, (message: VaultMessage) => void>();
  let listen: (data: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  let calls = 0;

  const port: Port = {
    post(message) {
      // As the real port does: what crosses is a copy of plain data.
      const copy = structuredClone(message);
      if ('id' in copy && replies.has(copy.id)) {
        replies.get(copy.id)?.(copy);
        replies.delete(copy.id);
        return;
      }
      if ('id' in copy) return;
      if ('event' in copy && copy.event === 'vault.aboutToLock') {
        listen({ id: 0, call: 'vault.readyToLock', input: {} });
      }
      heard.push(copy);
      for (const look of waiting) look();
    },
    onMessage: (listener) => void (listen = listener),
    onClose: (listener) => void (close = listener),
  };

  const asked: string[] = [];
  const told: VaultToHost[] = [];
  const answerDialog = (question: string): Promise<string | null> => {
    asked.push(question);
    return Promise.resolve(dialogs.shift() ?? null);
  };
  const vault = startVault({
    start: {
      vaultFolder: folder,
      resourcesFolder: resolve('resources'),
      appVersion: '0.0.0',
      runtime: [],
    },
    surroundings: {
      now: time.now,
      setTimer: (callback, ms) => (limitsOnRealWork.has(ms) ? () => undefined : time.setTimer(callback, ms)),
      randomBytes: seededRandom(options.seed ?? `${options.name ?? 'someone'}/${++starts}`),
      derivation: { targetMs: 0 },
      exchange: folderPace,
    },
    derive: quickDerivation,
    documentWorkerPath,
    host: {
      pickFolder: (purpose) => answerDialog(`pick-folder ${purpose}`),
      pickFileToOpen: (purpose) => answerDialog(`pick-file-to-open ${purpose}`),
      pickFileToSave: (purpose, name) => answerDialog(`pick-file-to-save ${purpose} ${name}`),
      openLink: (url) => Promise.resolve(void asked.push(`open-link ${url}`)),
    },
    carriers: createCarriers(options.home ?? temporaryFolder()),
    licences: () => [],
    log: { event: (name, fields) => void logLines.push(logLine(0, name, fields)) },
    onBug: (problem) => bugs.push(problem),
    tellHost: (message) => void told.push(message),
    end: () => close(),
  });
  vault.attach(port);

  const call = <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
    new Promise((resolveCall, reject) => {
      const id = ++calls;
      replies.set(id, (message) => {
        if (!('ok' in message)) return;
        if (message.ok) resolveCall(message.value as OutputOf<N>);
        else reject(new CallRefused(message.error));
      });
      listen(structuredClone({ id, call: name, input }));
    });

  // Its own connection must be closed first, or the vault could not empty its write-ahead log.
  let beside: Connection | null = null;
  const connection = async (): Promise<Connection> => (beside ??= await openBeside(folder));
  const lock = async (): Promise<void> => {
    beside?.close();
    beside = null;
    await vault.lock();
  };

  const ask = (name: string, input: unknown): Promise<ReplyMessage> =>
    new Promise((resolveAsk) => {
      const id = ++calls;
      replies.set(id, (message) => 'ok' in message && resolveAsk(message));
      listen(structuredClone({ id, call: name, input }));
    });

  onTestFinished(async () => {
    await lock();
    // A call that failed by a bug fails the test, whatever the test looked at.
    if (bugs.length > 0) throw bugs[0];
  });

  return {
    folder,
    time,
    call,
    heard,
    logLines,
    vault,
    async codeOf(name, input) {
      try {
        await call(name, input);
        return 'answered';
      } catch (problem) {
        if (problem instanceof CallRefused) return problem.appError.code;
        throw problem;
      }
    },
    send: (message) => listen(structuredClone(message)),
    ask,
    events: <N extends EventName>(name: N) =>
      heard.flatMap((message) =>
        'event' in message && message.event === name ? [message.payload as PayloadOf<N>] : [],
      ),
    async until(check) {
      for (;;) {
        const heardBefore = heard.length;
        if (await check()) return;
        // Something was said while it looked: look again.
        if (heard.length > heardBefore) continue;
        await new Promise<void>((resolveLook) => {
          const look = (): void => {
            waiting.delete(look);
            resolveLook();
          };
          waiting.add(look);
        });
      }
    },
    answerDialogs: (...paths) => void dialogs.push(...paths),
    asked,
    told,
    rows: async <Row extends SqlRow>(sql: string, params?: readonly SqlValue[]) =>
      (await connection()).all<Row>(sql, params),
    async quiet() {
      const reader = await connection();
      while (reader.get('SELECT 1 AS one FROM texts WHERE dirty = 1 LIMIT 1') !== undefined) {
        await new Promise((resolveTurn) => setImmediate(resolveTurn));
      }
    },
    lock,
  };
}

/** A new vault, open. */
export async function openTestVault(options: TestVaultOptions = {}): Promise<TestVault> {
  const vault = await startTestVault(options);
  await vault.call('vault.create', { name: options.name ?? 'Ana', passphrase: strongPassphrase });
  return vault;
}

/** The vault in `folder`, locked until now, open. */
export async function unlockTestVault(options: TestVaultOptions & { folder: string }): Promise<TestVault> {
  const vault = await startTestVault(options);
  await vault.call('vault.unlock', { passphrase: strongPassphrase });
  return vault;
}

/** The circle of one. */
export async function justMe(vault: TestVault): Promise<string> {
  const { circles } = await vault.call('people.circles', {});
  const mine = circles.find((circle) => circle.kind === 'just-me');
  if (mine === undefined) throw new Error('No private circle');
  return mine.circleId;
}

async function openBeside(folder: string): Promise<Connection> {
  const places = placesIn(folder);
  const header = readHeader(places.header);
  const keys = await unlockWithPassphrase({ header, passphrase: strongPassphrase, derive: quickDerivation });
  const connection = openConnection(places.database, keys.vaultKey);
  connection.pragma('query_only = ON');
  return connection;
}
