/** Real windows under a display of their own: ours and one that shows nothing, one after the other. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../../resources/setup/machine/places.mjs';
import { ownDisplay } from '../../support/own-display.ts';
import type { Figure } from '../figures.ts';
import { median, quantile } from '../statistics.ts';
import { passphrase } from '../vault/bench-vault.ts';
import { derivationMs, firstPaintAt, unlockToToday } from './in-page.ts';
import { makeLargeVault, type LargeVault } from './large-vault.ts';
import { startWindow, type RunningWindow } from './running-window.ts';
import { typeKeys } from './type-keys.ts';

const emptyWindow = join(root, 'tests/bench/windows/empty-window');
/** After the last act, before memory is looked at. */
const IDLE_MS = 15_000;

export interface WindowOptions {
  readonly runs: number;
  readonly keys: number;
  readonly entries: number;
  readonly start: boolean;
  readonly typing: boolean;
  say(text: string): void;
}

export interface WindowFigures {
  readonly figures: Figure[];
  /** Milliseconds from spawn to a window that shows nothing, of each run. */
  readonly control: number[];
}

export async function measureWindows(place: string, options: WindowOptions): Promise<WindowFigures> {
  const { runs, say } = options;
  if (!options.start && !options.typing) return { figures: [], control: [] };
  say(`writing ${options.entries} entries`);
  const vault = await makeLargeVault(place, options.entries);
  const display = await ownDisplay(1280, 820);
  let made = 0;
  const withWindow = async <T>(app: string, act: (window: RunningWindow) => Promise<T>): Promise<T> => {
    const userDataDir = join(place, `window-${++made}`);
    mkdirSync(userDataDir, { recursive: true });
    if (app === root) vault.copyTo(userDataDir);
    const window = await startWindow(app, userDataDir, display);
    try {
      return await act(window);
    } finally {
      await window.end();
      rmSync(userDataDir, { recursive: true });
    }
  };
  const empty: EmptyRun[] = [];
  const ours: OurRun[] = [];
  const keys: number[] = [];
  try {
    // The first start of each reads everything from the disk: told by nobody's limit.
    await withWindow(emptyWindow, () => pause(500));
    await withWindow(root, () => pause(500));
    for (let run = 1; run <= runs; run++) {
      say(`windows, run ${run}`);
      empty.push(await withWindow(emptyWindow, emptyRun));
      if (options.start) ours.push(await withWindow(root, ourRun));
      if (options.typing) {
        say(`${options.keys} keys, run ${run}`);
        keys.push(quantile(await withWindow(root, (window) => typingRun(window, options.keys)), 0.99));
      }
    }
  } finally {
    await display.end();
  }
  return {
    control: empty.map((one) => one.readyMs),
    figures: [
      ...(options.start ? startFigures(empty, ours, vault) : []),
      ...typingFigures(keys, options.keys),
    ],
  };
}

interface EmptyRun {
  readonly readyMs: number;
  readonly memoryMiB: number;
}

async function emptyRun(window: RunningWindow): Promise<EmptyRun> {
  await window.inPage((page) => page.title());
  await pause(IDLE_MS);
  return { readyMs: window.readyAt - window.spawnedAt, memoryMiB: window.memoryMiB() };
}

interface OurRun {
  readonly unlockScreenMs: number;
  readonly todayMs: number;
  readonly memoryMiB: number;
}

async function ourRun(window: RunningWindow): Promise<OurRun> {
  const { paintedAt, unlockMs } = await window.inPage(async (page) => {
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    // What is behind the door has been fetched by the time that a person has typed a passphrase.
    await pause(2000);
    return { paintedAt: await firstPaintAt(page), unlockMs: await unlockToToday(page, passphrase) };
  });
  await pause(IDLE_MS);
  const memoryMiB = window.memoryMiB();
  const derivation = await window.inPage(async (page) => {
    const times: number[] = [];
    for (let at = 0; at < 5; at++) times.push(await derivationMs(page, passphrase));
    return median(times);
  });
  return {
    unlockScreenMs: Math.max(paintedAt, window.readyAt) - window.spawnedAt,
    todayMs: unlockMs - derivation,
    memoryMiB,
  };
}

async function typingRun(window: RunningWindow, keys: number): Promise<number[]> {
  return window.inPage(async (page) => {
    await unlockToToday(page, passphrase);
    return typeKeys(page, keys);
  });
}

function startFigures(empty: readonly EmptyRun[], ours: readonly OurRun[], vault: LargeVault): Figure[] {
  const entries = `${vault.entries} entries`;
  return [
    {
      figure: 'Spawn to the unlock screen',
      unit: 'ms',
      values: ours.map((one) => one.unlockScreenMs),
      floor: empty.map((one) => one.readyMs),
      limit: { kind: 'times-floor', most: 1.6 },
      note: 'first contentful paint in the shown window; floor: an empty window, spawn to ready-to-show',
    },
    {
      figure: `Unlock, derivation aside, to Today with ${entries}`,
      unit: 'ms',
      values: ours.map((one) => one.todayMs),
      limit: { kind: 'time', most: 400 },
      note: 'from Enter to the painted screen, less the median of five derivations in the same process',
    },
    {
      figure: `Memory of all processes, idle, ${entries}`,
      unit: 'MiB',
      values: ours.map((one) => one.memoryMiB),
      floor: empty.map((one) => one.memoryMiB),
      limit: { kind: 'above-floor', most: 120 },
      note: `proportional set size ${IDLE_MS / 1000} s after the last act; floor: an empty window`,
    },
  ];
}

function typingFigures(p99: readonly number[], keys: number): Figure[] {
  if (p99.length === 0) return [];
  return [
    {
      figure: `${keys} keys at 10 a second into a 20,000-character entry, p99 from key to paint`,
      unit: 'ms',
      values: p99,
      limit: { kind: 'time', most: 50 },
    },
  ];
}
