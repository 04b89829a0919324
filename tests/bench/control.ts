/**
 * The control of this run: what an empty Electron window takes to show itself. Limits in milliseconds count
 * only where that is within 20 % of what was recorded on the machine on which they were set.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { electronRuntime } from '../../resources/setup/electron/electron-runtime.mjs';
import { root } from '../../resources/setup/machine/places.mjs';
import { median } from './statistics.ts';

const file = join(root, 'tests/bench/recorded-control.json');
const TOLERANCE = 0.2;

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly electron: string;
  /** Processes that wanted to run, on average of the last minute, when the bench began. */
  readonly load: number;
}

interface RecordedControl {
  readonly machine: Machine;
  /** Spawn to ready-to-show. */
  readonly emptyWindowMs: number;
}

export function describeMachine(): Machine {
  const runtime = electronRuntime();
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    electron: runtime === undefined ? 'none' : `${runtime.version} (${runtime.kind})`,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

export function recordControl(machine: Machine, emptyWindowMs: readonly number[]): void {
  const recorded: RecordedControl = { machine, emptyWindowMs: Math.round(median(emptyWindowMs)) };
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
}

/** Why limits in milliseconds do not count in this run; null when they do. */
export function compareControl(machine: Machine, emptyWindowMs: readonly number[]): string | null {
  if (emptyWindowMs.length === 0) return 'the empty window was not measured';
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as RecordedControl;
  if (machine.processor !== recorded.machine.processor || machine.electron !== recorded.machine.electron) {
    return 'another machine or runtime than the recorded one';
  }
  const now = median(emptyWindowMs);
  const off = now / recorded.emptyWindowMs - 1;
  if (Math.abs(off) <= TOLERANCE) return null;
  const percent = Math.round(off * 100);
  return `the empty window takes ${Math.round(now)} ms here and now, ${percent > 0 ? '+' : ''}${percent} % of the recorded ${recorded.emptyWindowMs} ms`;
}
