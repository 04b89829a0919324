/** Several whole vaults in one circle over folders that a rough courier keeps alike; people who act at random. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodePack } from '../../shared/protocol/protocol.ts';
import { handTime, type HandTime } from './hand-time.ts';
import { choicesFrom, type Choices } from './random-choices.ts';
import { roughCourier, type RoughCourier } from './rough-courier.ts';
import { everyoneIn } from './three-people.ts';
import { temporaryFolder } from './vault-on-disk.ts';
import { openTestVault, unlockTestVault, type TestVault } from './vault-under-test.ts';
import { writeInto } from './window-text.ts';

export interface Simulation {
  readonly circleId: string;
  readonly people: TestVault[];
  readonly time: HandTime;
  readonly choices: Choices;
  readonly courier: RoughCourier;
  /** The computer of one person is started anew. */
  restart(person: number): Promise<void>;
  /** Carries everything everywhere, until nobody has anything more to say. */
  deliverAll(): Promise<void>;
  /** Hands every object that was ever published to everyone once more; answers how many were new to anyone. */
  deliverAgain(): Promise<number>;
}

export async function simulate(seed: number, names: readonly string[]): Promise<Simulation> {
  const base = temporaryFolder();
  const folders = names.map((name) => join(base, name, 'Shared'));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const time = handTime();
  const choices = choicesFrom(seed);
  const courier = roughCourier(folders, choices);
  const people: TestVault[] = [];
  for (const name of names) people.push(await openTestVault({ name, time, seed: `${seed}/${name}` }));
  let restarts = 0;

  const exchange = async (rounds = 3): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      for (const vault of people) {
        await vault.call('exchange.exchangeNow', {});
        courier.step(true);
      }
      await time.move(61_000);
    }
  };
  const { circleId } = await everyoneIn({ people, folders, time, exchange });

  const published = async (): Promise<number> => {
    const rows = await Promise.all(
      people.map((vault) =>
        vault.rows<{ n: number }>('SELECT count(*) AS n FROM changes WHERE content_id IS NULL'),
      ),
    );
    return courier.published.size + rows.reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
  };

  return {
    circleId,
    people,
    time,
    choices,
    courier,
    async restart(person) {
      const old = people[person];
      if (old === undefined) return;
      await old.lock();
      restarts += 1;
      const name = names[person] ?? '';
      people[person] = await unlockTestVault({
        folder: old.folder,
        name,
        time,
        seed: `${seed}/${name}/${restarts}`,
      });
    },
    async deliverAll() {
      // Acks answer acks for a while; then it is quiet.
      for (let quietRounds = 0; quietRounds < 2;) {
        const before = await published();
        await exchange(2);
        quietRounds = (await published()) === before ? quietRounds + 1 : 0;
      }
      for (const vault of people) await vault.quiet();
    },
    async deliverAgain() {
      const [mailbox] = new Set([...courier.published.keys()].map((path) => path.split('/')[0] ?? ''));
      const objects = [...courier.published].map(([path, bytes]) => ({
        name: path.slice((mailbox?.length ?? 0) + 1),
        bytes: new Uint8Array(bytes),
      }));
      let fresh = 0;
      for (const vault of people) {
        const { newObjects } = await vault.call('exchange.takeFile', {
          bytes: encodePack(mailbox ?? '', objects),
        });
        fresh += newObjects;
      }
      return fresh;
    },
  };
}

/** Everything of the circle that this person sees, in words. */
export async function seenBy(vault: TestVault, circleId: string) {
  const { circles } = await vault.call('people.circles', {});
  const { members } = await vault.call('people.members', { circleId });
  const circle = circles.find((one) => one.circleId === circleId);
  const entries: object[] = [];
  for (const show of ['entries', 'trash'] as const) {
    const list = await vault.call('journal.list', { circleId, show, limit: 200 });
    for (const summary of list.entries) {
      if (summary.state === 'draft') continue;
      const { entryId, title, date, tags, writers, authorName, snippet, comments } = summary;
      const { documentId } = await vault.call('journal.entry', { entryId });
      const under = await vault.call('comments.list', { entryId });
      entries.push({
        show,
        entryId,
        title,
        date,
        tags,
        writers,
        authorName,
        snippet,
        comments,
        words: (await writeInto(vault, documentId)).words(),
        under: under.comments.map(({ authorName: by, text, edited }) => ({ by, text, edited })),
      });
    }
  }
  return {
    name: circle?.name,
    colour: circle?.colour,
    members: members.map(({ name, role }) => `${name} ${role}`).toSorted(),
    entries,
  };
}
