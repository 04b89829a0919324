import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Doc, applyUpdate, mergeUpdates } from 'yjs';
import { checkTextUpdate, idText, textClientId, unitsKnownTo } from '../../../shared/protocol/protocol.ts';
import type { TextGrowth } from '../../../shared/protocol/protocol.ts';
import { codeOf, seededRandom } from '../../unit/shared/protocol/people.ts';
import { decodedUpdate } from './decoded-update.ts';
import { runs } from './counts.ts';

interface Desk {
  readonly deviceId: Uint8Array;
  readonly doc: Doc;
  readonly client: number;
  pending: Uint8Array[];
  readonly seen: Map<string, number>;
}

interface Sent {
  readonly from: Desk;
  readonly seq: number;
  readonly update: Uint8Array;
  readonly known: ReadonlyMap<string, number>;
}

const edits = fc.array(
  fc.record({
    who: fc.nat({ max: 2 }),
    act: fc.constantFrom(
      'insert',
      'insert',
      'insert',
      'delete',
      'format',
      'paragraph',
      'send',
      'receive',
      'receive',
    ),
    at: fc.nat(),
    words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  }),
  { minLength: 5, maxLength: 60 },
);

/** Three desktops edit one text, send batches when they like and receive when they like. */
function write(
  script: readonly { who: number; act: string; at: number; words: string }[],
  textId: Uint8Array,
): Sent[] {
  const random = seededRandom('desks');
  const desks = [0, 1, 2].map((): Desk => {
    const deviceId = random(32);
    const doc = new Doc();
    doc.clientID = textClientId(textId, deviceId, 0);
    const desk: Desk = { deviceId, doc, client: doc.clientID, pending: [], seen: new Map() };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') desk.pending.push(update);
    });
    return desk;
  });
  const sent: Sent[] = [];
  const send = (desk: Desk): void => {
    if (desk.pending.length === 0) return;
    const key = idText(desk.deviceId);
    const seq = (desk.seen.get(key) ?? 0) + 1;
    sent.push({ from: desk, seq, update: mergeUpdates(desk.pending), known: new Map(desk.seen) });
    desk.seen.set(key, seq);
    desk.pending = [];
  };
  for (const { who, act, at, words } of script) {
    const desk = desks[who];
    if (desk === undefined) continue;
    const body = desk.doc.getXmlFragment('body');
    const text = desk.doc.getText('title');
    if (act === 'insert') text.insert(at % (text.length + 1), words);
    else if (act === 'delete' && text.length > 0) text.delete(at % text.length, 1);
    else if (act === 'format' && text.length > 0)
      text.format(at % text.length, 1, { bold: at % 2 === 0 || null });
    else if (act === 'paragraph') desk.doc.getMap('m').set(words, body.length);
    else if (act === 'send') send(desk);
    else if (act === 'receive') {
      send(desk); // what is open is closed first, under the clock it was written with
      for (const envelope of sent) {
        const key = idText(envelope.from.deviceId);
        const next = (desk.seen.get(key) ?? 0) + 1;
        const isReady = [...envelope.known].every(([device, seq]) => (desk.seen.get(device) ?? 0) >= seq);
        if (envelope.from === desk || envelope.seq !== next || !isReady) continue;
        applyUpdate(desk.doc, envelope.update, 'remote');
        desk.seen.set(key, envelope.seq);
      }
    }
  }
  for (const desk of desks) send(desk);
  return sent;
}

describe('text updates', () => {
  // Fails if the rule is stricter than Yjs: honest writing would be refused.
  it('C8: everything that honest desktops write, in any order of sending and receiving, is valid', () => {
    fc.assert(
      fc.property(edits, (script) => {
        const textId = seededRandom('text')(16);
        const growth: TextGrowth[] = [];
        for (const { from, seq, update, known } of write(script, textId)) {
          const checked = checkTextUpdate({
            textId,
            deviceId: from.deviceId,
            counter: 0,
            update: decodedUpdate(update),
            clockOf: unitsKnownTo(growth, (device) => known.get(device) ?? 0),
          });
          expect(codeOf(checked)).toBe('accepted');
          if (checked.ok) growth.push({ ...checked.value, deviceId: idText(from.deviceId), seq });
        }
      }),
      runs(60),
    );
  });

  // Fails if the clocks of an author are not limited to what his clock cites.
  it('case 79: the same updates under a clock that cites nothing are refused as soon as they touch others’ units', () => {
    const textId = seededRandom('text')(16);
    const script = [
      { who: 0, act: 'insert', at: 0, words: 'abc' },
      { who: 0, act: 'send', at: 0, words: '' },
      { who: 1, act: 'receive', at: 0, words: '' },
      { who: 1, act: 'delete', at: 1, words: '' },
      { who: 1, act: 'send', at: 0, words: '' },
    ];
    const last = write(script, textId).at(-1);
    if (last === undefined) throw new Error('Nothing sent');
    const input = { textId, deviceId: last.from.deviceId, counter: 0, update: decodedUpdate(last.update) };
    expect(codeOf(checkTextUpdate({ ...input, clockOf: () => 0 }))).toBe('text-delete-unknown');
    expect(codeOf(checkTextUpdate({ ...input, clockOf: () => 3 }))).not.toBe('text-delete-unknown');
  });
});
