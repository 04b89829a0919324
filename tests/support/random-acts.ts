/** What people do in a simulation. Each act is one call or a few, with what the person sees at that moment. */
import type { EntryDetail } from '../../shared/features/journal/journal-contract.ts';
import { share, writeDraft } from './entries.ts';
import type { Simulation } from './simulated-desktops.ts';
import type { TestVault } from './vault-under-test.ts';
import { writeInto } from './window-text.ts';

const words = [
  'heron',
  'reeds',
  'sluice',
  'lantern',
  'harbour',
  'orchard',
  'kettle',
  'window',
  'thaw',
  'ember',
];

interface Actor {
  readonly vault: TestVault;
  readonly person: number;
  readonly simulation: Simulation;
}

type Act = (actor: Actor) => Promise<unknown>;

const said = ({ simulation: { choices } }: Actor, count = 1 + choices.below(4)): string =>
  Array.from({ length: count }, () => choices.one(words) ?? '').join(' ');

async function anEntry(
  actor: Actor,
  fits: (entry: EntryDetail) => boolean,
): Promise<EntryDetail | undefined> {
  const { vault, simulation } = actor;
  const found: EntryDetail[] = [];
  for (const show of ['entries', 'trash'] as const) {
    const { entries } = await vault.call('journal.list', { circleId: simulation.circleId, show, limit: 200 });
    for (const { entryId, state } of entries) {
      if (state === 'draft') continue;
      const entry = await vault.call('journal.entry', { entryId });
      if (fits(entry)) found.push(entry);
    }
  }
  return simulation.choices.one(found);
}

const isOurs = (entry: EntryDetail): boolean => entry.writers === 'all' && entry.canWrite;
const isMine = (entry: EntryDetail): boolean => entry.writers === 'author' && entry.mine && entry.canWrite;

const acts: readonly { readonly weight: number; readonly act: Act }[] = [
  {
    weight: 3, // a new entry of mine, or of ours
    async act(actor) {
      const { vault, simulation } = actor;
      const writers = simulation.choices.percent(50) ? 'all' : 'author';
      const draft = await writeDraft(vault, simulation.circleId, {
        title: said(actor),
        words: said(actor),
        writers,
      });
      await share(vault, simulation.circleId, draft.entryId, writers);
    },
  },
  {
    weight: 1, // a draft that stays one
    act: (actor) =>
      writeDraft(actor.vault, actor.simulation.circleId, { title: said(actor), words: said(actor) }),
  },
  {
    weight: 6, // typing in what is ours
    async act(actor) {
      const entry = await anEntry(actor, isOurs);
      if (entry === undefined) return;
      const text = await writeInto(actor.vault, entry.documentId);
      await text.type(` ${said(actor)}`);
      if (actor.simulation.choices.percent(30)) await text.erase(0, Math.min(3, text.words().length));
    },
  },
  {
    weight: 4, // going on with what is mine, and sharing it or not
    async act(actor) {
      const entry = await anEntry(actor, isMine);
      if (entry === undefined) return;
      await (await writeInto(actor.vault, entry.documentId)).type(` ${said(actor)}`);
      const { choices } = actor.simulation;
      if (choices.percent(60)) await actor.vault.call('journal.shareChanges', { entryId: entry.entryId });
      else if (choices.percent(30))
        await actor.vault.call('journal.discardChanges', { entryId: entry.entryId });
    },
  },
  {
    weight: 2, // another title, date or tags
    async act(actor) {
      const entry = await anEntry(actor, (one) => isOurs(one) || isMine(one));
      if (entry === undefined) return;
      await actor.vault.call('journal.change', {
        entryId: entry.entryId,
        title: said(actor),
        tags: [said(actor, 1)],
      });
    },
  },
  {
    weight: 4,
    async act(actor) {
      const entry = await anEntry(actor, () => true);
      if (entry !== undefined)
        await actor.vault.call('comments.add', { entryId: entry.entryId, text: said(actor) });
    },
  },
  {
    weight: 2, // a comment of mine changed, removed or brought back
    async act(actor) {
      const entry = await anEntry(actor, (one) => one.comments > 0);
      if (entry === undefined) return;
      const { comments } = await actor.vault.call('comments.list', { entryId: entry.entryId });
      const mine = actor.simulation.choices.one(comments.filter((comment) => comment.mine));
      if (mine === undefined) return;
      const { commentId } = mine;
      if (actor.simulation.choices.percent(50))
        return actor.vault.call('comments.edit', { commentId, text: said(actor) });
      await actor.vault.call('comments.remove', { commentId });
      if (actor.simulation.choices.percent(50)) await actor.vault.call('comments.restore', { commentId });
    },
  },
  {
    weight: 4, // into the trash, or back
    async act(actor) {
      const entry = await anEntry(actor, (one) => one.trashedAt !== null || isOurs(one) || isMine(one));
      if (entry === undefined) return;
      const { entryId } = entry;
      await actor.vault.call(entry.trashedAt === null ? 'journal.trash' : 'journal.restore', { entryId });
    },
  },
  {
    weight: 1,
    act: (actor) =>
      actor.vault.call('people.changeCircle', {
        circleId: actor.simulation.circleId,
        name: said(actor, 2),
        colour: actor.simulation.choices.below(8),
      }),
  },
  { weight: 1, act: (actor) => actor.vault.call('people.changeMyName', { name: said(actor, 1) }) },
  { weight: 8, act: (actor) => actor.vault.call('exchange.exchangeNow', {}) },
  { weight: 8, act: (actor) => Promise.resolve(actor.simulation.courier.step()) },
  { weight: 3, act: ({ simulation }) => simulation.time.move(simulation.choices.below(70_000)) },
  { weight: 1, act: ({ simulation, person }) => simulation.restart(person) },
];

const lots = acts.flatMap(({ weight, act }) => Array.from({ length: weight }, () => act));

/** One person does one thing. */
export async function actAtRandom(simulation: Simulation): Promise<void> {
  const person = simulation.choices.below(simulation.people.length);
  const vault = simulation.people[person];
  const act = simulation.choices.one(lots);
  if (vault === undefined || act === undefined) return;
  await act({ vault, person, simulation });
}

/** Everyone shares what they hold back, so that all may see the same. */
export async function shareEverything(simulation: Simulation): Promise<void> {
  for (const vault of simulation.people) {
    await vault.quiet();
    const { entries } = await vault.call('journal.list', { circleId: simulation.circleId, limit: 200 });
    const trash = await vault.call('journal.list', {
      circleId: simulation.circleId,
      show: 'trash',
      limit: 200,
    });
    for (const { entryId, state, mine, writers } of [...entries, ...trash.entries]) {
      if (state === 'shared' && mine && writers === 'author')
        await vault.call('journal.shareChanges', { entryId });
    }
  }
}
