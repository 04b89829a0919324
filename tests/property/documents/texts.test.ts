import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergeUpdates } from '../../../electron/vault/documents/merge-updates.ts';
import { answers } from '../../../electron/vault/documents/text-answers.ts';
import { BODY, type DocumentJson } from '../../../shared/text/document-json.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { sanitise } from '../../../shared/text/sanitise.ts';
import { textSchema } from '../../../shared/text/text-schema.ts';
import { anyEdit, anyText, runs } from '../../support/text-arbitraries.ts';
import { holds, stateOf, typed, visibleIn } from '../../support/y-texts.ts';

const compose = (json: DocumentJson, clientId = 5) => answers.compose([], { json, clientId });

function changed(before: readonly Uint8Array[], json: DocumentJson, clientId: number): Uint8Array[] {
  const update = answers.difference(before, { json, clientId });
  return update === null ? [...before] : [...before, update];
}

const client = fc.integer({ min: 1, max: 2 ** 53 - 1 });

describe('properties of texts', () => {
  // Fails when a node, mark or attribute is written in another way than it is read.
  it('what is visible in a composed text is what it was composed of', () => {
    fc.assert(
      fc.property(anyText, client, (json, clientId) => {
        const update = compose(json, clientId);
        expect(answers.visible([update], null)).toEqual({ json, simplified: false });
        expect(answers.open([update], null)).toMatchObject({ simplified: false, repaired: false });
      }),
      runs(200),
    );
  });

  // Fails when a text is written in another way than the editor's binding does.
  it('the editor sees a composed text as we do', () => {
    fc.assert(
      fc.property(anyText, (json) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, compose(json));
        const seen = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(BODY), textSchema);
        seen.check();
        expect(sanitise(seen.toJSON())).toEqual({ document: json, simplified: false, repaired: false });
      }),
      runs(200),
    );
  });

  it('a difference makes the visible content what was asked, and keeps to its own client id', () => {
    fc.assert(
      fc.property(anyEdit, ([before, after]) => {
        const base = compose(before, 5);
        const update = answers.difference([base], { json: after, clientId: 6 });
        expect(visibleIn(update === null ? [base] : [base, update])).toEqual(after);
        if (update === null) expect(before).toEqual(after);
        else {
          const { structs, deletes } = answers.shape([update], null);
          const end = answers.stateVector([base], null).get(5) ?? 0;
          expect(structs.every((run) => run.client === 6)).toBe(true);
          expect(structs.flatMap((run) => run.references).every(({ clock }) => clock < end)).toBe(true);
          expect(deletes.every((range) => range.clock + range.length <= end)).toBe(true);
        }
      }),
      runs(300),
    );
  });

  it('differences upon differences still do', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), (versions) => {
        let updates: Uint8Array[] = [];
        for (const [index, json] of versions.entries()) {
          updates = changed(updates, json, index + 1);
          expect(visibleIn(updates)).toEqual(json);
        }
      }),
      runs(100),
    );
  });

  it('two who write at the same time see the same in the end, and what they see is valid', () => {
    fc.assert(
      fc.property(anyEdit, anyText, anyText, ([before, mine], theirs, mineAgain) => {
        const base = [compose(before, 5)];
        const here = changed(changed(base, mine, 6), mineAgain, 7).slice(1);
        const there = changed(base, theirs, 8).slice(1);
        const one = [...base, ...here, ...there];
        const other = [...there, ...here, ...base].reverse();
        expect(stateOf(one)).toEqual(stateOf(other));
        const { json } = answers.visible(one, null);
        expect(visibleIn([...base, mergeUpdates([...here, ...there])])).toEqual(json);
        textSchema.nodeFromJSON(json).check();
      }),
      runs(150),
    );
  });

  it('what did not fit after a merge fits after a repair, with the same words', () => {
    fc.assert(
      fc.property(anyEdit, anyText, ([before, mine], theirs) => {
        const base = [compose(before, 5)];
        const both = [...base, ...changed(base, mine, 6).slice(1), ...changed(base, theirs, 8).slice(1)];
        const repair = answers.repair(both, { clientId: 9 });
        expect(repair === null).toBe(!answers.open(both, null).repaired);
        const after = repair === null ? both : [...both, repair];
        expect(answers.open(after, null)).toMatchObject({ simplified: false, repaired: false });
        expect(visibleIn(after)).toEqual(visibleIn(both));
      }),
      runs(150),
    );
  });

  it('merged in any groups and any order, updates have the same effect', () => {
    const acts = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.string({ maxLength: 3 }), fc.nat({ max: 3 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(acts, fc.array(fc.nat({ max: 3 }), { minLength: 60, maxLength: 60 }), (list, groups) => {
        const updates = typed(function* (text) {
          for (const [place, insert, remove] of list) {
            yield () => {
              const index = Math.min(place, text.length);
              text.delete(index, Math.min(remove, text.length - index));
              text.insert(index, insert);
            };
          }
        });
        const shares: Uint8Array[][] = [[], [], [], []];
        for (const [index, update] of updates.entries()) shares[groups[index] ?? 0]?.push(update);
        const merged = mergeUpdates(
          shares
            .filter((share) => share.length > 0)
            .map(mergeUpdates)
            .reverse(),
        );
        expect(stateOf([merged])).toEqual(stateOf(updates));
        expect(merged).toEqual(mergeUpdates(updates));
      }),
      runs(150),
    );
  });

  // Fails when anything but the visible content reaches `compose`.
  it('what was typed and deleted is in no composed text', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.lorem({ maxCount: 6 }), (place, kept) => {
        const updates = typed(function* (text) {
          yield () => text.insert(0, kept);
          const index = Math.min(place, kept.length);
          for (const [offset, letter] of [...'UNSHARED-WORDS'].entries())
            yield () => text.insert(index + offset, letter);
          yield () => text.delete(index, 'UNSHARED-WORDS'.length);
        });
        expect(holds(mergeUpdates(updates), 'UNSHARED-WORDS')).toBe(true);
        const composed = compose(visibleIn(updates), 6);
        expect(holds(composed, 'UNSHARED')).toBe(false);
        expect(plainText(visibleIn([composed]))).toBe(kept);
      }),
      runs(100),
    );
  });
});

describe('properties of hostile bytes', () => {
  it('F4: a text in V2 is refused', () => {
    fc.assert(
      fc.property(anyText, client, (json, clientId) => {
        const v2 = Y.convertUpdateFormatV1ToV2(compose(json, clientId));
        expect(() => answers.shape([v2], null)).toThrow('refused');
      }),
      runs(100),
    );
  });

  // Each ends with an answer or an exception, never a text that is no valid document.
  it('F4: a text with changed bytes is read or refused, and what is read is valid', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(anyText, fc.array(change, { minLength: 1, maxLength: 4 }), (json, changes) => {
        const bytes = compose(json);
        for (const [place, value] of changes) bytes[place % bytes.length] = value;
        let visible: DocumentJson | null = null;
        try {
          answers.shape([bytes], null);
          visible = visibleIn([bytes]);
        } catch {
          // Refused: that is an answer.
        }
        if (visible !== null) textSchema.nodeFromJSON(visible).check();
      }),
      runs(500),
    );
  });

  it('C8: any JSON at all becomes a valid text, and stays what it became', () => {
    const names = fc.oneof(
      fc.constantFrom('doc', 'text', ...Object.keys(textSchema.nodes), ...Object.keys(textSchema.marks)),
      fc.string({ maxLength: 5 }),
    );
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.record({ type: fc.constant('text'), text: fc.string({ minLength: 1, maxLength: 5 }) }),
        fc.record(
          {
            type: names,
            attrs: fc.dictionary(
              fc.constantFrom('level', 'href', 'checked', 'start', 'onclick'),
              fc.jsonValue(),
            ),
            marks: fc.array(fc.record({ type: names, attrs: fc.jsonValue() }), { maxLength: 2 }),
            text: fc.oneof(fc.string({ maxLength: 5 }), fc.jsonValue()),
            content: fc.oneof(
              { weight: 8, arbitrary: fc.array(tie('node'), { maxLength: 4 }) },
              fc.jsonValue(),
            ),
          },
          { requiredKeys: ['type'] },
        ),
        fc.jsonValue(),
      ),
    })).node;
    fc.assert(
      fc.property(
        fc.oneof(
          tree,
          fc.array(tree).map((content) => ({ type: 'doc', content })),
        ),
        (json) => {
          const { document } = sanitise(json);
          textSchema.nodeFromJSON(document).check();
          expect(sanitise(document)).toEqual({ document, simplified: false, repaired: false });
        },
      ),
      runs(500),
    );
  });

  it('C8: a tree in which nothing was changed was valid for the editor as it stood', () => {
    fc.assert(
      fc.property(anyText, (json) => {
        const asRead = JSON.parse(JSON.stringify(json)) as DocumentJson;
        const { simplified, repaired } = sanitise(asRead);
        expect([simplified, repaired]).toEqual([false, false]);
        textSchema.nodeFromJSON(asRead).check();
      }),
      runs(100),
    );
  });
});
