/**
 * One line of JSON for an event, in `logs/alongside.log` of the app's own folder, for its owner only. Two events are
 * also said aloud, so that whoever started the app from a command line sees it come up. (security.md J1, D13)
 */
import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logLine, type Log, type LogEvent } from '../../../shared/logging/log-event.ts';
import { rotation } from './rotation.ts';

const saidAloud: ReadonlySet<LogEvent> = new Set(['app.started', 'app.window-ready']);
const MAX_FOREIGN_LINE = 4096;

export interface MainLog extends Log {
  /** A line that the vault made with the same `logLine`. Anything else is dropped. */
  line(text: string): void;
}

export function createMainLog(folder: string, now: () => number): MainLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = join(folder, 'alongside.log');

  const write = (line: string) => {
    const bytes = Buffer.from(`${line}\n`);
    try {
      for (const { from, to } of rotation(file, sizeOf(file), bytes.length)) {
        if (to === null) rmSync(from, { force: true });
        else if (sizeOf(from) > 0) renameSync(from, to);
      }
      appendFileSync(file, bytes, { mode: 0o600 });
    } catch {
      // A full or lost disk must not end the app by way of its log; the vault tells the person itself.
    }
  };

  return {
    event(name, fields) {
      const line = logLine(now(), name, fields);
      write(line);
      if (saidAloud.has(name)) process.stdout.write(`${line}\n`);
    },
    line(text) {
      if (isLogLine(text)) write(text);
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** One object on one line, with an event's name first: what `logLine` makes. */
function isLogLine(text: string): boolean {
  return text.length <= MAX_FOREIGN_LINE && /^\{"at":"[^"]{24}","event":"[a-z.-]+".*\}$/.test(text);
}
