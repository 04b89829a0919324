import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { systemCode } from './disk.ts';

/** Tells one process from every other one, before and after a restart of the computer. */
export interface RunningProcess {
  readonly pid: number;
  /** Another one after each start of the computer. */
  readonly bootId: string;
  /** When the process began, in the system's own count; '' where it cannot be asked. */
  readonly startedAt: string;
}

export function thisProcess(): RunningProcess {
  return { pid: process.pid, bootId: bootId(), startedAt: startOf(process.pid) };
}

/** Does this very process still run? A number that has gone to another process does not count. */
export function isRunning(other: RunningProcess): boolean {
  if (!isSameBoot(other.bootId, bootId())) return false;
  try {
    process.kill(other.pid, 0); // signal 0 only asks
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  // It has ended, and only nobody has asked for its end yet (Linux: a zombie). It has no file open any more.
  if (/^[ZX]$/.test(statOf(other.pid)[0] ?? '')) return false;
  const start = startOf(other.pid);
  return start === '' || other.startedAt === '' || start === other.startedAt;
}

const estimated = 'since ';
const clockSlackMinutes = 10;

/** Linux names each boot; elsewhere the minute of the start is reckoned from the uptime. */
function bootId(): string {
  const named = readSystemFile('/proc/sys/kernel/random/boot_id').trim();
  return named === '' ? estimated + Math.round((Date.now() / 1000 - uptime()) / 60) : named;
}

function isSameBoot(one: string, other: string): boolean {
  if (!one.startsWith(estimated) || !other.startsWith(estimated)) return one === other;
  const minutes = [one, other].map((each) => Number(each.slice(estimated.length)));
  return Math.abs((minutes[0] ?? 0) - (minutes[1] ?? 0)) <= clockSlackMinutes;
}

/** Field 22 of /proc/PID/stat. */
function startOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** The fields of /proc/PID/stat from the third on (the state), after the name, which may hold anything. */
function statOf(pid: number): readonly string[] {
  const stat = readSystemFile(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readSystemFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not Linux, or the process has ended
  }
}
