/** What every carrier must do, run against the real thing. A further carrier calls this with its own `Carrier`. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { protocolReady } from '../../shared/protocol/sodium-ready.ts';
import { controlObject, dropObject, feedObject } from '../support/test-objects.ts';
import type { Carrier } from './carrier.ts';

const maxBytes = 1024 * 1024;

export function describeCarrier(kind: string, makeCarrier: () => Promise<Carrier>): void {
  describe(`a ${kind} as carrier`, () => {
    let carrier: Carrier;
    beforeAll(protocolReady);
    beforeEach(async () => {
      carrier = await makeCarrier();
    });
    afterEach(() => carrier.dispose());

    const names = async () =>
      [...(await carrier.open().list())].map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));

    it('is empty at first, and ready once something was written', async () => {
      expect(await carrier.open().check()).toEqual({ kind: 'empty' });
      expect(await names()).toEqual([]);
      const { name, bytes } = controlObject(1);
      expect(await carrier.open().write(name, bytes, true)).toBe('written');
      expect(await carrier.open().check()).toEqual({ kind: 'ready' });
    });

    it('gives back by another handle what was written by one', async () => {
      const objects = [controlObject(1), feedObject(2), feedObject(3), dropObject(4)];
      for (const { name, bytes } of objects) await carrier.open().write(name, bytes, true);
      expect(await names()).toEqual(objects.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1)));
      for (const { name, bytes } of objects) expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
    });

    it('reads without having listed', async () => {
      const { name, bytes } = feedObject(1);
      await carrier.open().write(name, bytes, true);
      expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
    });

    it('says the size of what is not known, and does not look at what is', async () => {
      const [known, unknown] = [feedObject(1), feedObject(2, 2, 900)];
      for (const { name, bytes } of [known, unknown]) await carrier.open().write(name, bytes, true);
      const listed = await carrier.open().list((name) => name === known.name);
      expect(new Map(listed.map(({ name, size }) => [name, size]))).toEqual(
        new Map([
          [known.name, null],
          [unknown.name, 900],
        ]),
      );
    });

    it('F10: writing the same object again changes nothing and is harmless', async () => {
      // Fails when an existing file is truncated or appended to before it is compared.
      const { name, bytes } = feedObject(1);
      await carrier.open().write(name, bytes, true);
      expect(await carrier.open().write(name, bytes, true)).toBe('there-already');
      expect(await carrier.open().write(name, bytes, false)).toBe('there-already');
      expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
    });

    it('F12: what is empty, cut off or changed is not here yet, at every length', async () => {
      // Fails when `read` returns bytes without comparing them with the name.
      const { name, bytes } = feedObject(1, 1, 64);
      for (let length = 0; length < bytes.length; length++) {
        await carrier.put(name, bytes.subarray(0, length));
        expect(await carrier.open().read(name, maxBytes)).toBe('absent');
      }
      await carrier.put(name, bytes.with(5, (bytes[5] ?? 0) ^ 1));
      expect(await carrier.open().read(name, maxBytes)).toBe('absent');
      await carrier.put(name, new Uint8Array(0));
      expect(await names()).toEqual([]);
      await carrier.put(name, bytes);
      expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
    });

    it("F10: a torn write of one's own is written again, somebody else's is left alone", async () => {
      // Fails when `write` ignores mayRepair, or leaves a longer old tail behind.
      const { name, bytes } = feedObject(1);
      await carrier.put(name, bytes.subarray(0, 100));
      expect(await carrier.open().write(name, bytes, false)).toBe('blocked');
      expect(await carrier.peek(name)).toEqual(bytes.subarray(0, 100));
      expect(await carrier.open().write(name, bytes, true)).toBe('written');
      expect(await carrier.open().read(name, maxBytes)).toEqual(bytes);
      await carrier.put(name, new Uint8Array(2000).fill(7));
      expect(await carrier.open().write(name, bytes, true)).toBe('written');
      expect(await carrier.peek(name)).toEqual(bytes);
    });

    it('does not read more than it is allowed to', async () => {
      const { name, bytes } = feedObject(1, 1, 5000);
      await carrier.open().write(name, bytes, true);
      expect(await carrier.open().read(name, 4999)).toBe('absent');
      expect(await carrier.open().read(name, 5000)).toEqual(bytes);
    });

    it('refuses names that are not those of objects', async () => {
      // Fails when a name goes into a path unchecked.
      const bytes = controlObject(1).bytes;
      for (const name of ['../x.cp1', 'c/../../x.cp1', '/etc/passwd', 'c/x.cp1', 'C/' + 'A'.repeat(26), '']) {
        await expect(carrier.open().write(name, bytes, true)).rejects.toThrow(RangeError);
        await expect(carrier.open().read(name, maxBytes)).rejects.toThrow(RangeError);
      }
    });

    it('does not list what is no object', async () => {
      const { name, bytes } = feedObject(1);
      await carrier.open().write(name, bytes, true);
      for (const path of ['readme.txt', 'c/notes.md', 'f/abcdefghijklmnop/thumbs.db', 'x/y/z/deep.cp1']) {
        await carrier.put(path, bytes);
      }
      expect(await names()).toEqual([name]);
    });

    it('an object that disappears between listing and reading is not here', async () => {
      const { name, bytes } = feedObject(1);
      const handle = carrier.open();
      await handle.write(name, bytes, true);
      await handle.list();
      await carrier.remove(name);
      expect(await handle.read(name, maxBytes)).toBe('absent');
    });
  });
}
