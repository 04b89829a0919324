import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../resources/setup/machine/places.mjs';

const lockEntry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(read('package.json'));
const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), lockEntry) })
  .parse(read('package-lock.json'));
const installed = Object.entries(lock.packages).filter(([where]) => where !== '');

/** All versions of a package in the tree, wherever it is nested. */
function versionsOf(name: string): string[] {
  return installed.flatMap(([where, { version }]) =>
    where.endsWith(`node_modules/${name}`) && version !== undefined ? [version] : [],
  );
}

function isAtLeast(version: string, least: string): boolean {
  const [is, wanted] = [version, least].map((text) => text.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (is?.[index] ?? 0) - (wanted?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

describe('the lock file', () => {
  // Fails when a package comes from a place that the registry's hash does not vouch for.
  it('knows the hash of everything that is installed', () => {
    expect(installed.length).toBeGreaterThan(200);
    const unknown = installed.filter(([, { integrity }]) => !/^sha512-[\w+/]+=*$/.test(integrity ?? ''));
    expect(unknown.map(([where]) => where)).toEqual([]);
  });

  // Fails when somebody's registry gets into it: everybody else would download from there.
  it('names no download address, no git repository and no folder', () => {
    expect(installed.filter(([, entry]) => entry.resolved !== undefined || entry.link === true)).toEqual([]);
  });

  // Fails when npm has left out packages for other platforms that the registry did not have (yet): `npm ci` then
  // refuses the lock file, on every machine that starts from nothing.
  it('lists what each package brings for every platform', () => {
    const wanted = installed.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(50);
    expect([...new Set(wanted)].filter((name) => versionsOf(name).length === 0)).toEqual([]);
  });

  it('belongs to a package.json with exact versions only', () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it.each([
    ['prosemirror-view', '1.42.3'],
    ['linkifyjs', '4.3.2'],
  ])('C10: has no %s older than %s anywhere', (name, least) => {
    const versions = versionsOf(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([]);
  });

  it('has one copy each of what must not be doubled', () => {
    for (const name of ['yjs', 'prosemirror-model', 'react', '@tiptap/core'])
      expect(new Set(versionsOf(name)).size, name).toBe(1);
  });
});
