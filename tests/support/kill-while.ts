/** Runs a built entry in a process of its own and kills it, without warning, after so many lines of its output. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** @returns every whole line that it wrote: what it had acknowledged when it died. */
export async function killAfter(lines: number, entry: string, given: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [entry, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const seen: string[] = [];
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    seen.push(line);
    if (seen.length === lines) child.kill('SIGKILL');
  }
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('The process ended before it could be killed');
  return seen;
}
