/**
 * Keeps one vault process running: starts it, hands it the windows' ports and what arrived from outside, answers its
 * questions, asks it to lock, and starts a fresh one after each lock or crash. The old process is gone before the next
 * begins, so that two never hold the vault at once. (security.md E2)
 */
import type { MessagePortMain } from 'electron';
import type { HostRequest, HostToVault, VaultToHost } from '../../../shared/contract/host-contract.ts';
import { logSafe } from '../../../shared/logging/log-event.ts';
import type { Arrival } from '../lifecycle/start-arguments.ts';
import type { MainLog } from '../logging/main-log.ts';
import type { Settings } from '../texts/texts.ts';
import type { RestartLimit } from './restart-limit.ts';
import type { VaultProcess } from './start-vault-process.ts';

export interface VaultHostParts {
  readonly start: (heard: {
    message: (message: VaultToHost) => void;
    exit: (code: number) => void;
  }) => VaultProcess;
  readonly answer: (request: HostRequest) => Promise<string | null>;
  readonly setTimer: (callback: () => void, ms: number) => () => void;
  readonly restarts: RestartLimit;
  readonly log: MainLog;
  readonly onSettings: (settings: Settings) => void;
  readonly onUnlocked: () => void;
  /** The vault is shut, by itself or by its end: nothing of it may stay in a window. */
  readonly onShut: () => void;
  /** It ended again and again; `startAgain` is called when the person says so. */
  readonly onGivenUp: (startAgain: () => void) => void;
}

export interface VaultHost {
  start(): void;
  givePort(port: MessagePortMain): void;
  tell(arrival: Arrival): void;
  /** Locks an unlocked vault; a vault that does not manage in time is ended. */
  lock(): void;
  /** Locks and does not start again. Resolves when the process is gone. */
  end(): Promise<void>;
}

/** How long the vault may take to commit, close and wipe before its process is ended from outside. */
export const LOCK_PATIENCE_MS = 6000;

interface Run {
  readonly process: VaultProcess;
  state: 'starting' | 'ready' | 'unlocked' | 'shut';
  waiting: { message: HostToVault; ports: MessagePortMain[] }[];
  stopWaiting: () => void;
}

export function createVaultHost(parts: VaultHostParts): VaultHost {
  let run: Run | null = null;
  /** Said before there is a process to hear it: kept for the next one. */
  let forNext: Run['waiting'] = [];
  let ended: (() => void) | null = null;

  const say = (message: HostToVault, ports: MessagePortMain[] = []) => {
    if (run === null || run.state === 'shut') forNext.push({ message, ports });
    else if (run.state === 'starting') run.waiting.push({ message, ports });
    else run.process.send(message, ports);
  };

  const start = () => {
    const process = parts.start({
      message: (message) => hear(mine, message),
      exit: (code) => exited(mine, code),
    });
    const mine: Run = { process, state: 'starting', waiting: forNext, stopWaiting: () => {} };
    forNext = [];
    run = mine;
    parts.log.event('vault.process-started');
  };

  const hear = (from: Run, message: VaultToHost) => {
    if (from.state === 'shut' && !('tell' in message && message.tell === 'log')) return;
    if ('request' in message) return void answer(from, message.id, message.request);
    switch (message.tell) {
      case 'ready':
        from.state = 'ready';
        for (const { message: kept, ports } of from.waiting) from.process.send(kept, ports);
        from.waiting = [];
        return;
      case 'settings':
        return parts.onSettings(message.settings);
      case 'unlocked':
        from.state = 'unlocked';
        parts.restarts.forgive();
        return parts.onUnlocked();
      case 'locked':
        return shut(from);
      case 'log':
        return parts.log.line(message.line);
    }
  };

  const answer = async (from: Run, id: number, request: HostRequest) => {
    const said = await parts.answer(request);
    if (from.state !== 'shut') from.process.send({ id, answer: said });
  };

  const shut = (which: Run) => {
    which.state = 'shut';
    endSoon(which);
    if (ended === null) parts.onShut();
  };

  /** It ends by itself; if not, it is ended. */
  const endSoon = (which: Run) => {
    which.stopWaiting();
    which.stopWaiting = parts.setTimer(() => which.process.kill(), LOCK_PATIENCE_MS);
  };

  const exited = (which: Run, code: number) => {
    which.stopWaiting();
    parts.log.event('vault.process-ended', { code });
    // A process that ends by itself right after "locked" may take the word with it.
    const expected = which.state === 'shut' || code === 0;
    if (which.state !== 'shut') {
      which.state = 'shut';
      if (ended === null) parts.onShut();
    }
    run = null;
    if (ended !== null) return ended();
    if (expected || parts.restarts.mayRestart()) return start();
    parts.log.event('vault.process-ended', { code, reason: logSafe('given-up') });
    parts.onGivenUp(() => {
      parts.restarts.forgive();
      start();
    });
  };

  return {
    start,
    givePort: (port) => say({ tell: 'window-port' }, [port]),
    tell: (arrival) =>
      say(
        arrival.kind === 'link'
          ? { tell: 'link-arrived', link: arrival.link }
          : { tell: 'file-arrived', path: arrival.path },
      ),
    lock() {
      if (run?.state !== 'unlocked') return;
      run.process.send({ tell: 'lock' });
      endSoon(run);
    },
    end() {
      return new Promise((resolve) => {
        ended = resolve;
        if (run === null) return resolve();
        if (run.state === 'ready' || run.state === 'unlocked') run.process.send({ tell: 'lock' });
        if (run.state === 'starting') run.process.kill();
        endSoon(run);
      });
    },
  };
}
