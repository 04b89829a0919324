/** A vault with ten thousand entries, one in five of them shared with a circle, and one long one on top. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import derivationWorkerPath from '../../../electron/vault/keyslots/derivation-worker.ts?modulePath';
import { deriveInWorker } from '../../../electron/vault/keyslots/start-derivation.ts';
import { handTime } from '../../support/hand-time.ts';
import { journalTexts } from '../journal-words.ts';
import { newBenchVault, openBenchVault } from '../vault/bench-vault.ts';
import { writeEntry } from '../vault/write-entry.ts';

export const LONG_ENTRY = 'The long one';
const LONG_CHARACTERS = 20_000;
const CHARACTERS = 800;

export interface LargeVault {
  readonly entries: number;
  /** A fresh copy of it for one start of the app; answers the app's folder. */
  copyTo(userDataDir: string): void;
}

export async function makeLargeVault(place: string, entries: number): Promise<LargeVault> {
  // Tens of thousands of commits: while it is made, nothing of it has to be durable.
  const memory = existsSync('/dev/shm') ? '/dev/shm' : place;
  const making = mkdtempSync(join(memory, 'alongside-bench-'));
  const finished = join(place, 'large', 'vault');
  try {
    await writeLargeVault(join(making, 'vault'), making, entries);
    cpSync(join(making, 'vault'), finished, { recursive: true });
  } finally {
    rmSync(making, { recursive: true });
  }
  return {
    entries,
    copyTo: (userDataDir) => cpSync(finished, join(userDataDir, 'vault'), { recursive: true }),
  };
}

async function writeLargeVault(vaultFolder: string, homeFolder: string, entries: number): Promise<void> {
  // `targetMs` is 0 and the clock ticks: calibration chooses the lowest cost.
  const opening = {
    vaultFolder,
    homeFolder,
    time: { ...handTime(), now: tickingClock() },
    derive: deriveInWorker(derivationWorkerPath),
  };
  const vault = await newBenchVault('Ana', opening);
  const { circles } = await vault.call('people.circles', {});
  const justMe = circles.find(({ kind }) => kind === 'just-me')?.circleId ?? '';
  const { circleId } = await vault.call('people.createCircle', { name: 'Close friends', colour: 1 });
  const write = journalTexts(77);
  let shared = 0;
  for (let at = 1; at < entries; at++) {
    const isShared = at % 5 === 0;
    const { entryId } = await writeEntry(vault, {
      circleId: isShared ? circleId : justMe,
      title: `Entry ${at}`,
      text: write(CHARACTERS),
      day: at,
    });
    if (!isShared) continue;
    shared++;
    await vault.call('journal.share', { entryId, circleId, writers: 'author' });
  }
  await writeEntry(vault, { circleId: justMe, title: LONG_ENTRY, text: write(LONG_CHARACTERS) });
  // Locking completes what was shared; then the search index is brought up to date.
  await vault.lock();
  const again = await openBenchVault(opening);
  await again.until(async () => {
    const { total } = await again.call('journal.list', { circleId, text: 'entry', limit: 1 });
    return total === shared;
  });
  await again.lock();
}

/** Its ticks make a derivation seem slower than no time at all. */
function tickingClock(): () => number {
  let time = Date.UTC(2026, 0, 5, 9);
  return () => (time += 1);
}
