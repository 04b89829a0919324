/**
 * Two vaults in one circle, once with nothing written and once with everything shared by Ana and nothing of
 * it sent. Each run starts from a copy, so that all runs do the same.
 */
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { handTime } from '../../support/hand-time.ts';
import { newBenchVault, openBenchVault } from '../vault/bench-vault.ts';
import { meet } from '../vault/two-in-a-circle.ts';
import { writeEntry } from '../vault/write-entry.ts';

/** At the end of every text, so that a search tells when all are in the index. */
export const MARK = 'lastword';

export interface MadeCircle {
  readonly circleId: string;
  readonly ana: string;
  readonly ben: string;
  readonly home: string;
  /** The folder that both exchange through. */
  readonly shared: string;
  /** The longest text: Ana's, shared and not sent. */
  readonly longEntry: string;
  /** As after joining, with Ana's entries waiting to leave. */
  restore(): void;
  /** Takes the folder away or puts it back: without it nothing is exchanged. */
  hideFolder(): void;
  showFolder(): void;
}

export async function makeCircle(place: string, texts: readonly string[]): Promise<MadeCircle> {
  const home = join(place, 'home');
  const live = join(place, 'live');
  const kept = join(place, 'kept');
  const shared = join(live, 'Shared');
  const hidden = join(live, 'Away');
  const ana = join(live, 'ana');
  const ben = join(live, 'ben');
  for (const folder of [home, shared]) mkdirSync(folder, { recursive: true });
  const hideFolder = () => renameSync(shared, hidden);
  const showFolder = () => renameSync(hidden, shared);

  const time = handTime();
  const host = await newBenchVault('Ana', { vaultFolder: ana, homeFolder: home, time });
  const guest = await newBenchVault('Ben', { vaultFolder: ben, homeFolder: home, time });
  const circleId = await meet(host, guest, shared);
  await guest.lock();
  await host.lock();

  hideFolder();
  const author = await openBenchVault({ vaultFolder: ana, homeFolder: home, time });
  for (const [at, text] of texts.entries()) {
    const { entryId } = await writeEntry(author, { circleId, title: `Entry ${at + 1}`, text, day: at });
    await author.call('journal.share', { entryId, circleId, writers: 'author' });
  }
  // Locking does not wait for the ten seconds of Undo.
  await author.lock();
  const reader = await openBenchVault({ vaultFolder: ana, homeFolder: home, time });
  await reader.until(async () => {
    const found = await reader.call('journal.list', { circleId, text: MARK, limit: 1 });
    return found.total === texts.length;
  });
  const { entries } = await reader.call('journal.list', { circleId, text: longTitle(texts), limit: 200 });
  const longEntry = entries.find(({ title }) => title === longTitle(texts))?.entryId ?? '';
  await reader.lock();
  showFolder();
  cpSync(live, kept, { recursive: true });

  return {
    circleId,
    ana,
    ben,
    home,
    shared,
    longEntry,
    restore() {
      rmSync(live, { recursive: true });
      cpSync(kept, live, { recursive: true });
    },
    hideFolder,
    showFolder,
  };
}

/** The last one is the longest. */
function longTitle(texts: readonly string[]): string {
  return `Entry ${texts.length}`;
}
