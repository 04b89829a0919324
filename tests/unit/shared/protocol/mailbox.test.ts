import { beforeAll, describe, expect, it } from 'vitest';
import { base32 } from '../../../../shared/protocol/base32.ts';
import { writeU32 } from '../../../../shared/protocol/bytes.ts';
import { hash } from '../../../../shared/protocol/primitives.ts';
import {
  controlFileName,
  decodePack,
  directoryName,
  encodePack,
  feedTag,
  fileId,
  formatName,
  matchesName,
  parseName,
} from '../../../../shared/protocol/protocol.ts';
import type { ObjectName, PackedObject } from '../../../../shared/protocol/protocol.ts';
import { codeOf, flipped, seededRandom, text, valueOf } from './people.ts';

const random = seededRandom('mailbox');
const id = 'abcdefghijklmnopqrstuvwxyz';
const drop = 'abcdefgh234567ab';

describe('names in a mailbox', () => {
  const names: readonly (readonly [string, ObjectName])[] = [
    [`c/${id}.cp1`, { folder: 'control', id }],
    [`f/${drop}/1-${id}.cp1`, { folder: 'feed', feedTag: drop, seq: 1, id }],
    [
      `f/${drop}/9007199254740991-${id}.cp1`,
      { folder: 'feed', feedTag: drop, seq: Number.MAX_SAFE_INTEGER, id },
    ],
    [`i/${drop}/${id}.cp1`, { folder: 'invitation', drop, id }],
  ];

  it('are written and read the same, and stay under 110 characters', () => {
    for (const [name, parsed] of names) {
      expect(formatName(parsed)).toBe(name);
      expect(parseName(name)).toEqual(parsed);
      expect(`cp1-${drop}/${name}`.length).toBeLessThan(110);
    }
  });

  // Fails if a name is read in two ways, or if litter of sync programs is taken for an object.
  it('F11: everything else is no name: litter, copies, other folders, paths that climb', () => {
    for (const name of [
      '',
      `c/${id}`,
      `c/${id}.CP1`,
      `c/${id.toUpperCase()}.cp1`,
      `c/${id}a.cp1`,
      `c/${id.slice(1)}1.cp1`,
      `c/${id} (1).cp1`,
      `c/${id}.sync-conflict-20250101-120000-ABCDEFG.cp1`,
      `c/.syncthing.${id}.cp1.tmp`,
      `c/../${id}.cp1`,
      `../c/${id}.cp1`,
      `c\\${id}.cp1`,
      `x/${id}.cp1`,
      `f/${drop}/${id}.cp1`,
      `f/${drop}/01-${id}.cp1`,
      `f/${drop}/0-${id}.cp1`,
      `f/${drop}/-1-${id}.cp1`,
      `f/${drop}/1e3-${id}.cp1`,
      `f/${drop}/9007199254740993-${id}.cp1`,
      `f/${drop}/1-${id}-${id}.cp1`,
      `f/${drop}x/1-${id}.cp1`,
      `i/${drop}/sub/${id}.cp1`,
      'x'.repeat(200),
    ]) {
      expect(parseName(name), name).toBeUndefined();
    }
  });

  it('F10: F12: commit to the bytes: a cut, empty or changed file is not the object', () => {
    const file = random(700);
    const fileName = fileId(file);
    expect(fileName).toMatch(/^[a-z2-7]{26}$/);
    expect(matchesName(fileName, file)).toBe(true);
    for (const other of [file.subarray(0, 699), new Uint8Array(), flipped(file, 699, 7)]) {
      expect(matchesName(fileName, other)).toBe(false);
    }
    expect(controlFileName(file)).toBe(`c/${fileName}.cp1`);
  });

  it('show pseudonyms that need the directory key', () => {
    const [one, two, device] = [random(32), random(32), random(32)];
    expect(directoryName(one)).toMatch(/^cp1-[a-z2-7]{16}$/);
    expect(directoryName(one)).not.toBe(directoryName(two));
    expect(feedTag(one, device)).not.toBe(feedTag(two, device));
  });

  it('are base32 as RFC 4648 has it', () => {
    const known = [
      ['f', 'my'],
      ['fo', 'mzxq'],
      ['foo', 'mzxw6'],
      ['foob', 'mzxw6yq'],
      ['fooba', 'mzxw6ytb'],
      ['foobar', 'mzxw6ytboi'],
    ] as const;
    for (const [plain, encoded] of known) expect(base32(text(plain), encoded.length)).toBe(encoded);
  });
});

describe('a pack (.alongside)', () => {
  const directory = directoryName(random(32));
  let objects: PackedObject[];
  let file: Uint8Array;

  beforeAll(() => {
    objects = Array.from({ length: 5 }, (_, i) => {
      const bytes = random(100 * i);
      return { name: controlFileName(bytes), bytes };
    });
    file = encodePack(directory, objects);
  });

  it('comes back with its objects exactly as they were', () => {
    expect(valueOf(decodePack(file))).toEqual({ directory, objects, refused: 0 });
    expect(valueOf(decodePack(encodePack(directory, [])))).toEqual({ directory, objects: [], refused: 0 });
  });

  // Fails if the hash over the whole is not checked.
  it('case 60: that lacks, adds or changes a byte is not a pack', () => {
    for (let at = 0; at < file.length; at += 7) {
      expect(codeOf(decodePack(file.subarray(0, at)))).not.toBe('accepted');
      expect(codeOf(decodePack(flipped(file, at, at % 8)))).not.toBe('accepted');
    }
    expect(codeOf(decodePack(Uint8Array.of(...file, 0)))).toBe('malformed');
  });

  it('case 9: of a later version says so', () => {
    const newer = file.slice();
    newer[4] = 2;
    expect(codeOf(decodePack(newer))).toBe('version-newer');
  });

  it('F9: with an object under a wrong or foreign name loses only that one', () => {
    const [first] = objects;
    const wrong = { name: first?.name ?? '', bytes: random(5) };
    const foreign = { name: '../../passwd', bytes: random(5) };
    const pack = valueOf(decodePack(encodePack(directory, [wrong, ...objects, foreign])));
    expect(pack.objects).toEqual(objects);
    expect(pack.refused).toBe(2);
  });

  it('with counts and lengths beyond its end, but a fitting hash, is refused', () => {
    const rehashed = (change: (content: Uint8Array) => void): Uint8Array => {
      const content = file.slice(0, -32);
      change(content);
      return Uint8Array.of(...content, ...hash('pack', content));
    };
    expect(codeOf(decodePack(rehashed((content) => writeU32(content, 28, 6))))).toBe('malformed');
    expect(codeOf(decodePack(rehashed((content) => writeU32(content, 28, 4))))).toBe('malformed');
    expect(codeOf(decodePack(rehashed((content) => writeU32(content, 28, 0xffffffff))))).toBe(
      'limit-exceeded',
    );
    expect(codeOf(decodePack(rehashed((content) => content.fill(0xff, 32, 34))))).toBe('malformed');
  });
});
