/** The processes of one app as Linux shows them. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessOfApp {
  readonly pid: number;
  readonly parent: number;
  /** The words of its command line. A process that Chromium forked has written them anew, with spaces between. */
  readonly command: readonly string[];
}

/** A process and everything below it, parents first. */
export function processTree(root: number): readonly ProcessOfApp[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((one) => one !== null);
  const tree = all.filter(({ pid }) => pid === root);
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid));
  return tree;
}

/** `Name:\tvalue` of /proc/<pid>/status. */
export function statusOf(pid: number, name: string): string | undefined {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

export function isAlive(pid: number): boolean {
  const found = readProcess(pid);
  return found !== null && statusOf(pid, 'State')?.startsWith('Z') === false;
}

/** Resolves when none of them lives any more. */
export async function whenGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await pause(5);
}

function readProcess(pid: number): ProcessOfApp | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
    return { pid, parent, command };
  } catch {
    // It ended while we looked.
    return null;
  }
}
