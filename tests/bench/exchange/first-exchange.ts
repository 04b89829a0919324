/** A thousand entries of 800 characters and one of 20,000 from one vault to a fresh one, beside the floor. */
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { makeFloor, type FloorRun } from '../floor/floor.ts';
import { folderBytes } from '../folder-size.ts';
import { median } from '../statistics.ts';
import { timedCommand } from '../timed-process.ts';
import bundle from '../vault/bench-vault-process.ts?modulePath';
import type { VaultCommand } from '../vault/bench-vault-process.ts';
import { MARK, type MadeCircle } from './made-circle.ts';

const IDLE_EXCHANGES = 25;

export function firstExchange(
  place: string,
  circle: MadeCircle,
  texts: readonly string[],
  runs: number,
): Figure[] {
  const floor = makeFloor(join(place, 'floor'), texts);
  const act = (vault: string, command: VaultCommand) =>
    timedCommand(bundle, [vault, circle.home, JSON.stringify(command)]);

  const publish: number[] = [];
  const take: number[] = [];
  const bytes: number[] = [];
  const idle: number[] = [];
  const floors: Record<'files' | 'log', FloorRun[]> = { files: [], log: [] };
  for (let run = 0; run < runs; run++) {
    const floorStart = middleOfThree(floor.startMs);
    for (const carrier of ['files', 'log'] as const) floors[carrier].push(floor.run(floorStart, carrier));

    circle.restore();
    circle.hideFolder();
    const anaStart = middleOfThree(() => act(circle.ana, { act: 'start' }).ms);
    const benStart = middleOfThree(() => act(circle.ben, { act: 'start' }).ms);
    circle.showFolder();
    publish.push(act(circle.ana, { act: 'publish' }).ms - anaStart);
    bytes.push(folderBytes(circle.shared));
    const whole: VaultCommand = {
      act: 'take',
      circleId: circle.circleId,
      word: MARK,
      entries: texts.length,
    };
    take.push(act(circle.ben, whole).ms - benStart);
    const said = act(circle.ben, { act: 'idle', times: IDLE_EXCHANGES }).output;
    idle.push(median(JSON.parse(said) as number[]));
  }

  // Whichever way of keeping frames is the faster one is the floor.
  const faster = (of: (run: FloorRun) => number): { values: number[]; name: string } => {
    const [files, log] = [floors.files.map(of), floors.log.map(of)];
    return median(files) < median(log)
      ? { values: files, name: 'a file an entry' }
      : { values: log, name: 'one log file' };
  };
  const pull = faster((run) => run.pullMs);
  const push = faster((run) => run.pushMs);
  const size = faster((run) => run.folderBytes);
  const what = `${texts.length - 1} entries of 800 characters and one of 20,000`;
  const wasm = 'both sides use libsodium as WebAssembly; start-up (open the vault and lock it) taken off';
  return [
    {
      figure: `First exchange of ${what} into a fresh vault`,
      unit: 'ms',
      values: take,
      floor: pull.values,
      limit: { kind: 'times-floor', most: 3 },
      note: `floor: ${pull.name}; ${wasm}`,
    },
    {
      figure: `Publishing ${what}`,
      unit: 'ms',
      values: publish,
      floor: push.values,
      limit: { kind: 'times-floor', most: 4 },
      note: `floor: ${push.name}; ${wasm}`,
    },
    {
      figure: 'Bytes in the folder afterwards',
      unit: 'bytes',
      values: bytes,
      floor: size.values,
      limit: { kind: 'times-floor', most: 1.2 },
      note: 'everything in the folder: control, invitation and both feeds included',
    },
    {
      figure: 'An exchange with nothing to do',
      unit: 'ms',
      values: idle,
      limit: { kind: 'time', most: 20 },
      note: `of each run the median of ${IDLE_EXCHANGES}`,
    },
  ];
}

function middleOfThree(measure: () => number): number {
  return median([measure(), measure(), measure()]);
}
