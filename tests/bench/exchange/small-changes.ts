/** How much leaves for a little writing. Time is moved by hand, so that nobody waits for 400 seconds. */
import { handTime, type HandTime } from '../../support/hand-time.ts';
import type { Figure } from '../figures.ts';
import { folderBytes } from '../folder-size.ts';
import { journalTexts } from '../journal-words.ts';
import { openBenchVault, type BenchVault } from '../vault/bench-vault.ts';
import { openText, writeEntry } from '../vault/write-entry.ts';
import type { MadeCircle } from './made-circle.ts';

const TYPED_SECONDS = 400;
const KEYS_A_SECOND = 5;
/** Longer than any timer of the folder: everything has left. */
const AFTER_ALL_TIMERS_MS = 120_000;

export async function smallChanges(circle: MadeCircle, runs: number): Promise<Figure[]> {
  const changed: number[] = [];
  const typed: number[] = [];
  for (let run = 0; run < runs; run++) {
    circle.restore();
    const time = handTime();
    const vault = await openBenchVault({ vaultFolder: circle.ana, homeFolder: circle.home, time });
    await vault.call('exchange.exchangeNow', {});
    const bytesOf = async (act: () => Promise<void>): Promise<number> => {
      const before = folderBytes(circle.shared);
      await act();
      await pass(vault, time, AFTER_ALL_TIMERS_MS);
      const { circles } = await vault.call('exchange.status', {});
      if (circles.some((one) => one.waitingToLeave > 0)) throw new Error('Something has not left');
      return folderBytes(circle.shared) - before;
    };
    changed.push(await bytesOf(() => changeOneCharacter(vault, circle.longEntry)));
    const ours = await oursEntry(vault, time, circle.circleId);
    const bytes = await bytesOf(() => type(vault, time, ours, run));
    typed.push(bytes / (TYPED_SECONDS * KEYS_A_SECOND));
    await vault.lock();
  }
  return [
    {
      figure: 'One changed character, shared, in the 20,000-character entry',
      unit: 'bytes',
      values: changed,
      limit: { kind: 'count', most: 700 },
      note: 'all that the author’s app adds to the folder; the reader’s acknowledgement is not in it',
    },
    {
      figure: `An entry of ours typed at ${KEYS_A_SECOND} characters a second for ${TYPED_SECONDS} seconds`,
      unit: 'bytes a character',
      values: typed,
      limit: { kind: 'count', most: 12 },
      note: 'one update a key, the timers of a folder, virtual time; all that the author’s app adds to the folder',
    },
  ];
}

async function changeOneCharacter(vault: BenchVault, entryId: string): Promise<void> {
  const { documentId } = await vault.call('journal.entry', { entryId });
  const text = await openText(vault, documentId);
  await text.replace(400, 'x', 12);
  await text.close();
  await vault.call('journal.shareChanges', { entryId });
}

/** An entry that both may write, with a first line, arrived in the folder. */
async function oursEntry(vault: BenchVault, time: HandTime, circleId: string): Promise<string> {
  const title = 'Typed together';
  const { entryId } = await writeEntry(vault, { circleId, title, text: 'We begin here. ', writers: 'all' });
  await vault.call('journal.share', { entryId, circleId, writers: 'all' });
  await pass(vault, time, AFTER_ALL_TIMERS_MS);
  let sharedAs = '';
  // The text worker takes its own time, and so does the search.
  await vault.until(async () => {
    const { entries } = await vault.call('journal.list', { circleId, text: 'together', limit: 200 });
    sharedAs = entries.find((entry) => entry.title === title && entry.state === 'shared')?.entryId ?? '';
    return sharedAs !== '';
  });
  await pass(vault, time, AFTER_ALL_TIMERS_MS);
  return (await vault.call('journal.entry', { entryId: sharedAs })).documentId;
}

async function type(vault: BenchVault, time: HandTime, documentId: string, seed: number): Promise<void> {
  const text = await openText(vault, documentId);
  const words = journalTexts(900 + seed)(TYPED_SECONDS * KEYS_A_SECOND);
  for (let at = 0; at < words.length; at++) {
    await text.insert(15 + at, words.charAt(at));
    await pass(vault, time, 1000 / KEYS_A_SECOND);
  }
  await text.close();
}

/** Time goes on, and rounds of the exchange that begin in it are waited for. */
async function pass(vault: BenchVault, time: HandTime, ms: number): Promise<void> {
  const step = 1000;
  for (let left = ms; left > 0; left -= step) {
    await time.move(Math.min(step, left));
    while ((await vault.call('exchange.status', {})).exchanging) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
