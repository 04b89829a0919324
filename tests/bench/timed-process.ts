/** Runs one command in a Node process of its own and says how long all of it took, start-up included. */
import { spawnSync } from 'node:child_process';

export interface TimedCommand {
  readonly ms: number;
  readonly output: string;
}

export function timedCommand(bundle: string, args: readonly string[]): TimedCommand {
  const started = process.hrtime.bigint();
  const flags = process.env['BENCH_NODE_FLAGS']?.split(' ') ?? [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, bundle, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0) throw new Error(`${bundle} ${args[0] ?? ''} failed: ${stderr}`);
  return { ms, output: stdout };
}
