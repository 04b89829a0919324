import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runtimeFolder } from './places.mjs';
import { EXIT, SetupProblem } from './steps.mjs';

const patienceInMs = 15 * 60 * 1000;

/**
 * Runs `work` while no other process of this checkout runs one of the same name: `npm start` and `npm test`
 * in two terminals must not install over each other. A lock of a process that is gone is taken over.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function oneAtATime(name, work) {
  mkdirSync(runtimeFolder, { recursive: true });
  const lock = join(runtimeFolder, `${name}.lock`);
  const deadline = Date.now() + patienceInMs;
  let said = false;
  while (!take(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && !isRunning(holder)) {
      // Renaming first: of two that find the same dead lock, one moves it and the other finds nothing to move.
      const aside = `${lock}.${process.pid}`;
      try {
        renameSync(lock, aside);
        rmSync(aside);
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      continue;
    }
    if (!said && holder !== undefined) console.log(`  waiting for another ${name} (process ${holder})`);
    said = true;
    if (Date.now() > deadline)
      throw new SetupProblem(
        EXIT.busy,
        `Another ${name} (process ${holder}) has been at work for a long time. End it, or delete ${lock}.`,
      );
    await wait(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds the lock; undefined when it is just being written or given back. @param {string} lock */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
