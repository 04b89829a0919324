import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentLimits } from '../../../../../electron/vault/documents/document-limits.ts';
import { answers } from '../../../../../electron/vault/documents/text-answers.ts';
import { markRules, nodeRules } from '../../../../../shared/text/text-grammar.ts';
import { textLimits } from '../../../../../shared/text/text-limits.ts';
import { textSchema } from '../../../../../shared/text/text-schema.ts';
import { anyContent, craftUpdate } from '../../../../support/hostile-updates.ts';
import {
  element,
  holds,
  stateOf,
  textBy,
  textOf,
  typed,
  visibleIn,
  words,
} from '../../../../support/y-texts.ts';

const read = (update: Uint8Array) => answers.read([update], null);
const hostile = { onclick: 'steal()', style: 'position:fixed', src: 'file:///etc/passwd' };

// Fails when `sanitise` is not asked on the way from Yjs to what is shown.
describe('C8: a received text shows what this version knows, and the words of the rest', () => {
  it.each(['script', 'iframe', 'image', 'doc', 'text', 'constructor', '__proto__', ''])(
    'C8: the unknown node %j',
    (name) => {
      const update = textBy((body) => {
        body.insert(0, [
          element('paragraph', {}, 'before'),
          element(name, hostile, element('paragraph', {}, 'in')),
        ]);
      });
      expect(read(update)).toMatchObject({ plainText: 'before\nin', simplified: true });
      expect(JSON.stringify(visibleIn([update]))).not.toMatch(/steal|fixed|passwd/);
    },
  );

  it.each(['highlight', 'textStyle', 'bold--AbCdEfG1', '__proto__', 'constructor'])(
    'C8: the unknown mark %j',
    (name) => {
      const update = textBy((body) =>
        body.insert(0, [element('paragraph', {}, words('kept', { [name]: hostile }))]),
      );
      const { json } = answers.visible([update], null);
      expect(json).toEqual(textOf('kept'));
    },
  );

  it.each([...nodeRules.keys()])('C8: an unknown attribute of %s', (name) => {
    const update = textBy((body) => body.insert(0, [element(name, hostile, 'kept')]));
    expect(answers.visible([update], null).simplified).toBe(true);
    expect(JSON.stringify(visibleIn([update]))).not.toMatch(/steal|fixed|passwd/);
  });

  it.each([...markRules.keys()])('C8: an unknown attribute of the mark %s', (name) => {
    const format = { [name]: { href: 'https://example.org/', ...hostile } };
    const update = textBy((body) => body.insert(0, [element('paragraph', {}, words('kept', format))]));
    expect(read(update)).toMatchObject({ plainText: 'kept', simplified: true });
    expect(JSON.stringify(visibleIn([update]))).not.toMatch(/steal|fixed|passwd/);
  });

  it.each<[string, (body: Y.XmlFragment, doc: Y.Doc) => void, string]>([
    [
      'a map',
      (body) => (body as Y.XmlFragment & { insert(at: number, c: unknown[]): void }).insert(0, [new Y.Map()]),
      '',
    ],
    ['a hook', (body) => body.insert(0, [new Y.XmlHook('widget') as never]), ''],
    ['another kind of text', (body) => body.insert(0, [new Y.Text('kept') as never]), 'kept'],
    [
      'something set in a line',
      (body) => {
        const text = words('kept');
        body.insert(0, [element('paragraph', {}, text)]);
        text.insertEmbed(2, { image: 'file:///' });
      },
      'kept',
    ],
    [
      'a second body',
      (body, doc) =>
        void (body.insert(0, [element('paragraph', {}, 'kept')]), doc.getMap('more').set('a', 1)),
      'kept',
    ],
  ])('C8: %s among the blocks', (_name, write, kept) => {
    expect(read(textBy(write))).toMatchObject({ plainText: kept, simplified: true });
  });

  it('C8: letters and values directly in the body', () => {
    const update = craftUpdate([
      {
        client: 1,
        clock: 0,
        structs: [{ content: 'kept' }, { origin: [1, 3], content: anyContent({ html: '<b>' }) }],
      },
    ]);
    expect(read(update)).toMatchObject({ plainText: 'kept', simplified: true });
  });

  it('C8: a window gets a copy without it, valid for the editor', () => {
    const update = textBy((body) =>
      body.insert(0, [element('paragraph', {}, 'a'), element('image', hostile), element('video', {}, 'b')]),
    );
    const { state, simplified } = answers.open([update], null);
    expect(simplified).toBe(true);
    expect(holds(state, 'passwd')).toBe(false);
    expect(answers.open([state], null)).toMatchObject({ simplified: false, repaired: false });
    textSchema.nodeFromJSON(visibleIn([state])).check();
  });
});

describe('C9: a received link that may not be followed is no link', () => {
  // Fails when the grammar's rule for href is weaker than the link policy.
  it.each(['javascript:alert(1)', 'http://example.org/', 'data:text/html,x', 'file:///etc/passwd'])(
    'C9: %s',
    (href) => {
      const update = textBy((body) =>
        body.insert(0, [element('paragraph', {}, words('click', { link: { href } }))]),
      );
      const { json, simplified } = answers.visible([update], null);
      expect(json).toEqual(textOf('click'));
      expect(simplified).toBe(true);
      expect(holds(answers.open([update], null).state, href)).toBe(false);
    },
  );
});

describe('opening a text', () => {
  it('gives the text itself when everything in it is known', () => {
    const update = answers.compose([], { json: textOf('Hello'), clientId: 5 });
    expect(answers.open([update], null)).toEqual({
      state: stateOf([update]),
      simplified: false,
      repaired: false,
    });
  });

  it('of an empty text is an empty document', () => {
    expect(answers.open([], null)).toEqual({
      state: Y.encodeStateAsUpdate(new Y.Doc()),
      simplified: false,
      repaired: false,
    });
  });

  it('whose parts do not fit gives a copy, and after a repair the text itself', () => {
    // Two people each took one of two items off a list: an editor would throw the empty list away.
    const broken = textBy((body) =>
      body.insert(0, [
        element('bulletList'),
        element(
          'bulletList',
          {},
          element('listItem', {}, element('blockquote', {}, element('paragraph', {}, 'words'))),
        ),
      ]),
    );
    expect(answers.open([broken], null)).toMatchObject({ simplified: false, repaired: true });
    const repair = answers.repair([broken], { clientId: 9 });
    const repaired = [broken, ...(repair === null ? [] : [repair])];
    expect(answers.open(repaired, null)).toMatchObject({ simplified: false, repaired: false });
    expect(visibleIn(repaired)).toEqual(visibleIn([broken]));
    expect(answers.read(repaired, null).plainText).toBe('words');
    expect(answers.repair(repaired, { clientId: 9 })).toBeNull();
  });

  it('never repairs what is only unknown here', () => {
    const update = textBy((body) => body.insert(0, [element('drawing', {}, 'x'), element('bulletList')]));
    expect(answers.repair([update], { clientId: 9 })).toBeNull();
  });
});

describe('reading a text', () => {
  it('tells its words, its first words and its counts', () => {
    const update = answers.compose([], { json: textOf('Met Ana.', 'She laughed.'), clientId: 5 });
    expect(read(update)).toEqual({
      plainText: 'Met Ana.\nShe laughed.',
      snippet: 'Met Ana. She laughed.',
      words: 4,
      characters: 20,
      simplified: false,
      pending: false,
    });
    expect(answers.count([update], null)).toEqual({ words: 4, characters: 20 });
  });

  it('says when updates wait for others that are not here', () => {
    const updates = typed(function* (text) {
      for (let index = 0; index < 3; index++) yield () => text.insert(index, 'abc'.charAt(index));
    });
    const withoutMiddle = updates.filter((_, index) => index !== 2);
    expect(answers.read(withoutMiddle, null)).toMatchObject({ plainText: 'a', pending: true });
    expect(answers.read(updates, null)).toMatchObject({ plainText: 'abc', pending: false });
  });

  it('tells the next clock of each client id', () => {
    const updates = typed(function* (text) {
      yield () => text.insert(0, 'four');
    });
    expect(answers.stateVector(updates, null)).toEqual(new Map([[7, 6]]));
  });
});

describe('a difference', () => {
  const long = `${'The quick brown fox. '.repeat(952)}end.....`;
  const base = answers.compose([], { json: textOf(long), clientId: 5 });

  const difference = (before: Uint8Array, json: unknown, clientId = 2 ** 53 - 2) => {
    const update = answers.difference([before], { json, clientId });
    if (update === null) throw new Error('Nothing differs');
    expect(visibleIn([before, update])).toEqual(json);
    return update;
  };

  it('is nothing when nothing differs', () => {
    expect(answers.difference([base], { json: textOf(long), clientId: 9 })).toBeNull();
  });

  // Fails when a changed text node or paragraph is replaced as a whole.
  it('of one changed character in 20,000 takes under 100 bytes', () => {
    expect(long).toHaveLength(20_000);
    const changed = `${long.slice(0, 10_000)}#${long.slice(10_001)}`;
    expect(difference(base, textOf(changed)).length).toBeLessThan(100);
  });

  it('of three changed words, far apart, takes under 250 bytes', () => {
    const changed = long
      .replace('The quick', 'The slow')
      .replace('end.....', 'the end.')
      .replace(/^(.{9000}.*?)brown/s, '$1green');
    expect(difference(base, textOf(changed)).length).toBeLessThan(250);
  });

  it('with a new first paragraph and a change in the last leaves those between alone', () => {
    const paragraphs = Array.from(
      { length: 40 },
      (_, index) => `Paragraph ${index} ${'about something '.repeat(20)}`,
    );
    const before = answers.compose([], { json: textOf(...paragraphs), clientId: 5 });
    const after = ['A new beginning', ...paragraphs.slice(0, -1), 'Paragraph 39 changed entirely'];
    expect(difference(before, textOf(...after)).length).toBeLessThan(400);
  });

  it('changes a mark without writing the words again', () => {
    const content = [
      { type: 'text', text: long.slice(0, 500) },
      { type: 'text', text: long.slice(500, 600), marks: [{ type: 'bold' }] },
      { type: 'text', text: long.slice(600) },
    ];
    const update = difference(base, { type: 'doc', content: [{ type: 'paragraph', content }] });
    expect(update.length).toBeLessThan(150);
  });

  it('keeps what a partner writes at the same time', () => {
    const mine = difference(base, textOf(long.replace('end', 'finish')));
    const theirs = difference(base, textOf(`Once: ${long}`), 12);
    expect(visibleIn([base, mine, theirs])).toEqual(textOf(`Once: ${long.replace('end', 'finish')}`));
  });

  it('never cuts a character of two halves', () => {
    const before = answers.compose([], { json: textOf('a😀b'), clientId: 5 });
    expect(difference(before, textOf('a😁b')).length).toBeLessThan(100);
    expect(difference(before, textOf('a👍b')).length).toBeLessThan(100);
    // Its second half is the same.
    expect(difference(before, textOf('a\u{1FA00}b')).length).toBeLessThan(100);
  });

  it('writes under the client id that it was given', () => {
    const update = difference(base, textOf('x'));
    expect(answers.shape([update], null).structs.map(({ client }) => client)).toEqual([2 ** 53 - 2]);
  });
});

describe('a new text from visible content', () => {
  // Fails when `compose` copies the log or the state in place of what is visible.
  it('holds nothing that was typed and deleted', () => {
    const updates = typed(function* (text) {
      yield () => text.insert(0, 'keep this');
      yield () => text.insert(4, ' SECRET');
      yield () => text.delete(4, 7);
    });
    expect(updates.some((update) => holds(update, 'SECRET'))).toBe(true);
    const composed = answers.compose([], { json: visibleIn(updates), clientId: 11 });
    expect(holds(composed, 'SECRET')).toBe(false);
    expect(answers.shape([composed], null).structs.map(({ client }) => client)).toEqual([11]);
    expect(visibleIn([composed])).toEqual(textOf('keep this'));
  });

  it('is the same to whoever compares what is visible', () => {
    const one = answers.compose([], { json: textOf('a', 'b'), clientId: 5 });
    const other = answers.compose([], { json: textOf('a', 'b'), clientId: 6 });
    const third = answers.compose([], { json: textOf('a', 'c'), clientId: 6 });
    expect(answers.same([one, other], { first: 1 })).toBe(true);
    expect(answers.same([one, third], { first: 1 })).toBe(false);
  });
});

describe('F5: a text is bounded however it is nested or shared out', () => {
  const nested = (depth: number): Y.XmlElement => {
    let inner = element('paragraph', {}, 'deep');
    for (let level = 0; level < depth; level++) inner = element('blockquote', {}, inner);
    return inner;
  };

  it('F5: deeper than the limit keeps its words only', () => {
    const at = (depth: number) => read(textBy((body) => body.insert(0, [nested(depth)])));
    expect(at(textLimits.depth - 2)).toMatchObject({ plainText: 'deep', simplified: false });
    expect(at(textLimits.depth - 1)).toMatchObject({ plainText: 'deep', simplified: true });
    expect(at(textLimits.depth + 60)).toMatchObject({ plainText: 'deep', simplified: true });
  });

  // Each behind the one before, so that nothing but their number is out of the ordinary.
  const letters = (from: number, to: number) =>
    craftUpdate(
      Array.from({ length: to - from }, (_, index) => ({
        client: from + index,
        clock: 0,
        structs: [
          from + index === 1 ? { content: 'x' } : { origin: [from + index - 1, 0] as const, content: 'x' },
        ],
      })),
    );

  // Fails when `loadText` does not count the clients.
  it('F5: as many client ids as allowed are read, one more is refused', () => {
    const most = documentLimits.clientsInDocument;
    const updates = Array.from({ length: 5 }, (_, part) =>
      letters(1 + (part * most) / 5, 1 + ((part + 1) * most) / 5),
    );
    expect(answers.read(updates, null).characters).toBe(most);
    expect(() => answers.read([...updates, letters(most + 1, most + 2)], null)).toThrow('refused');
  });

  // Fails when `loadText` does not add up the bytes.
  it('F5: as many bytes as allowed are read, one more update is refused', () => {
    const half = documentLimits.documentBytes / 2;
    const around = craftUpdate([{ client: 1, clock: 0, structs: [{ content: 'x'.repeat(half - 100) }] }]);
    const large = craftUpdate([
      { client: 1, clock: 0, structs: [{ content: 'x'.repeat(2 * half - 100 - around.length) }] },
    ]);
    expect(large).toHaveLength(half);
    const empty = Uint8Array.of(0, 0);
    expect(answers.state([large, large], null)).toHaveLength(half);
    expect(() => answers.state([large, large, empty], null)).toThrow('refused');
  });
});
