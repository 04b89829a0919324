import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergeUpdates } from '../../../../../electron/vault/documents/merge-updates.ts';
import { shapeOf } from '../../../../../electron/vault/documents/update-shape.ts';
import { holds, stateOf, typed } from '../../../../support/y-texts.ts';

const sentence = 'What stayed with me is how long she waited before she answered. ';

const typing = typed(function* (text) {
  for (let index = 0; index < 2000; index++) {
    yield () => text.insert(index, sentence.charAt(index % sentence.length));
  }
});

describe('merging what was typed', () => {
  it('makes one update with the same effect', () => {
    expect(stateOf([mergeUpdates(typing)])).toEqual(stateOf(typing));
  });

  // Fails when `join` no longer makes one struct of a run: Yjs' own merge takes ten bytes a character.
  it('takes hardly more bytes than characters', () => {
    expect(mergeUpdates(typing).length).toBeLessThan(2200);
  });

  it('of a later part is that part only: a difference, not the whole', () => {
    const later = mergeUpdates(typing.slice(1001));
    expect(shapeOf(later).structs.map(({ clock, length }) => [clock, length])).toEqual([[1002, 1000]]);
    expect(stateOf([...typing.slice(0, 1001), later])).toEqual(stateOf(typing));
  });

  it('keeps what was typed and deleted again, and its deletion', () => {
    const updates = typed(function* (text) {
      yield () => text.insert(0, 'keep');
      yield () => text.insert(4, ' secret');
      yield () => text.delete(4, 7);
    });
    const merged = mergeUpdates(updates);
    expect(holds(merged, 'secret')).toBe(true);
    expect(shapeOf(merged).deletes).toEqual([{ client: 7, clock: 6, length: 7 }]);
    expect(stateOf([merged])).toEqual(stateOf(updates));
  });

  it('gives the same whatever the order, and however often one is repeated', () => {
    const merged = mergeUpdates(typing);
    expect(mergeUpdates([...typing].reverse())).toEqual(merged);
    expect(mergeUpdates([...typing, ...typing.slice(0, 900), merged])).toEqual(merged);
  });

  it('takes only the new end of an update that overlaps', () => {
    const first = mergeUpdates(typing.slice(0, 700));
    const second = mergeUpdates(typing.slice(300, 1200));
    expect(mergeUpdates([first, second])).toEqual(mergeUpdates(typing.slice(0, 1200)));
  });

  it('leaves a hole a hole, and what fills it fits', () => {
    const withHole = mergeUpdates([...typing.slice(0, 100), ...typing.slice(200, 300)]);
    expect(shapeOf(withHole).structs.map(({ kind }) => kind)).toEqual(['item', 'skip', 'item']);
    expect(mergeUpdates([withHole, ...typing.slice(100, 200)])).toEqual(mergeUpdates(typing.slice(0, 300)));
  });

  it('does not join the values that an attribute had, one after the other', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const box = new Y.XmlElement('taskItem');
    doc.getXmlFragment('body').insert(0, [box]);
    for (const checked of ['yes', 'no', 'yes']) box.setAttribute('checked', checked);
    expect(stateOf([mergeUpdates(updates)])).toEqual(stateOf(updates));
  });

  it('meets a partner who wrote in between, in whatever order the two arrive', () => {
    const base = typing.slice(0, 11);
    const mine = mergeUpdates(typing.slice(11, 60));
    const partner = new Y.Doc();
    partner.clientID = 3;
    for (const update of typing.slice(0, 31)) Y.applyUpdate(partner, update);
    const before = Y.encodeStateVector(partner);
    const text = partner.getXmlFragment('body').get(0) as Y.XmlElement;
    (text.get(0) as Y.XmlText).insert(20, '[Ana]');
    const theirs = Y.encodeStateAsUpdate(partner, before);
    const apart = stateOf([...typing.slice(0, 60), theirs]);
    expect(stateOf([...base, mine, theirs])).toEqual(apart);
    expect(stateOf([...base, theirs, mine])).toEqual(apart);
  });

  // Fails when `join` does not look at what stands to the right: the partner's word would move.
  it('keeps apart what was typed before and after a partner wrote behind it', () => {
    const [mine, partner] = [9, 3].map((clientId) => {
      const doc = new Y.Doc();
      doc.clientID = clientId;
      return doc;
    }) as [Y.Doc, Y.Doc];
    const text = (doc: Y.Doc) => doc.getText('body');
    text(mine).insert(0, 'end');
    const base = Y.encodeStateAsUpdate(mine);
    const own: Uint8Array[] = [];
    mine.on('update', (update: Uint8Array, _origin, _doc, act: Y.Transaction) => {
      if (act.local) own.push(update);
    });
    text(mine).insert(0, 'x');
    Y.applyUpdate(partner, Y.encodeStateAsUpdate(mine));
    text(partner).insert(1, 'p');
    const theirs = Y.encodeStateAsUpdate(partner, Y.encodeStateVector(mine));
    Y.applyUpdate(mine, theirs);
    text(mine).insert(1, 'y');
    expect(text(mine).toJSON()).toBe('xypend');
    const other = new Y.Doc();
    for (const update of [base, mergeUpdates(own), theirs]) Y.applyUpdate(other, update);
    expect(text(other).toJSON()).toBe('xypend');
  });
});
