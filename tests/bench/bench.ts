/**
 * `npm run bench`: measures every figure, prints a table and writes out/bench/figures.json.
 * Options: `--quick` (one run, fewer keys: a look, no proof), `--only=exchange,changes,windows,typing`,
 * `--record` (keeps what the empty window takes here as the control that absolute limits lean on).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outFolder } from '../../resources/setup/machine/places.mjs';
import { compareControl, describeMachine, recordControl } from './control.ts';
import { firstExchange } from './exchange/first-exchange.ts';
import { makeCircle, MARK } from './exchange/made-circle.ts';
import { smallChanges } from './exchange/small-changes.ts';
import { judge, table, type Figure } from './figures.ts';
import { journalTexts } from './journal-words.ts';
import { measureWindows } from './windows/measure-windows.ts';

const PARTS = ['exchange', 'changes', 'windows', 'typing'] as const;
type Part = (typeof PARTS)[number];

/** Runs while the file is imported, since its loader ends with the import. */
export const exitCode = await runBench(process.argv.slice(2));

async function runBench(args: readonly string[]): Promise<number> {
  const quick = args.includes('--quick');
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const wanted = (part: Part): boolean => only === undefined || only.includes(part);
  const runs = quick ? 1 : 3;
  const started = Date.now();
  const say = (text: string) =>
    console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${text}`);
  const machine = describeMachine();
  const place = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  const figures: Figure[] = [];
  try {
    if (wanted('exchange') || wanted('changes')) {
      const write = journalTexts(50);
      const texts = Array.from({ length: 1000 }, () => `${write(800 - MARK.length - 1)} ${MARK}`);
      texts.push(`${write(20_000 - MARK.length - 1)} ${MARK}`);
      say(`writing ${texts.length} entries and sharing them`);
      const circle = await makeCircle(join(place, 'circle'), texts);
      if (wanted('exchange')) {
        say('first exchange and publishing, beside the floor');
        figures.push(...firstExchange(place, circle, texts, runs));
      }
      if (wanted('changes')) {
        say('small changes');
        figures.push(...(await smallChanges(circle, runs)));
      }
    }
    const windows = await measureWindows(place, {
      runs,
      keys: quick ? 200 : 2000,
      entries: Number(args.find((arg) => arg.startsWith('--entries='))?.slice('--entries='.length) ?? 10_000),
      start: wanted('windows'),
      typing: wanted('typing'),
      say,
    });
    figures.push(...windows.figures);
    if (args.includes('--record')) recordControl(machine, windows.control);
    const notComparable = compareControl(machine, windows.control);
    const shortened = quick ? 'one short run: no proof' : null;
    const rows = figures.map((figure) => judge(figure, { notComparable, shortened }));
    const result = { at: new Date().toISOString(), machine, notComparable, rows };
    mkdirSync(join(outFolder, 'bench'), { recursive: true });
    writeFileSync(join(outFolder, 'bench', 'figures.json'), `${JSON.stringify(result, null, 2)}\n`);
    say('written to out/bench/figures.json');
    console.log(`\n${table(rows)}`);
    if (notComparable !== null) console.log(`\nLimits in milliseconds are not judged: ${notComparable}.`);
    return 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
