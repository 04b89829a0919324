import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everywhere, rows } from '../../.dependency-cruiser.mjs';
import { cruise, sourceFiles } from '../../resources/setup/checks/import-rules.mjs';
import { root } from '../../resources/setup/machine/places.mjs';
import { allowedImports, plantedImports } from './planted-imports.ts';

type Cruise = Awaited<ReturnType<typeof cruise>>;

/** A tree of the same shape as ours with nothing in it but the planted files and what they import. */
function plantTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-planted-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));
  const lines = new Map<string, string>();
  for (const { from, imports } of [...plantedImports, ...allowedImports]) {
    const isFile = /^(shared|electron|renderer|tests|resources)\//.test(imports);
    if (isFile && !lines.has(imports)) lines.set(imports, '');
    const written = isFile ? relative(dirname(from), imports) : imports;
    const specifier = isFile && !written.startsWith('.') ? `./${written}` : written;
    lines.set(from, `import * as planted from '${specifier}';\nexport const used = planted;\n`);
  }
  for (const [file, text] of lines) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text || 'export {};\n');
  }
  return folder;
}

describe('who may import whom', () => {
  let folder: string;
  let planted: Cruise;

  beforeAll(async () => {
    folder = plantTree();
    planted = await cruise(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Fails when a row is added to the rules without a violation that proves that it bites.
  it('has a planted violation for every rule', () => {
    const names = [...rows, ...everywhere].map(({ name }) => name);
    expect(new Set(plantedImports.map(({ rule }) => rule))).toEqual(new Set(names));
  });

  // Fails when the row's pattern no longer matches, or when it allows what it must not.
  it.each(plantedImports)('$rule finds $from importing $imports', ({ rule, from }) => {
    // A cycle is told once, with all files on it.
    const found = planted.violations.filter((one) => one.from === from || one.to.split(' → ').includes(from));
    expect(found.map((violation) => violation.rule)).toContain(rule);
  });

  // Fails when a rule refuses everything, which would find every planted violation as well.
  it.each(allowedImports)('lets $from import $imports', ({ from }) => {
    expect(planted.violations.filter((violation) => violation.from === from)).toEqual([]);
  });
});

describe('the source as it is', () => {
  let ours: Cruise;

  beforeAll(async () => {
    ours = await cruise();
  });

  // Fails when dependency-cruiser loses its parser: it then sees no module and complains of nothing.
  it('is seen module by module', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => !ours.seen.has(file))).toEqual([]);
  });

  // Fails when main imports a file of the vault itself and with it gets code that handles content.
  it('names the vault in main only by its path', () => {
    const imported = ours.imports.filter(
      ({ from, to }) => from.startsWith('electron/main/') && to.startsWith('electron/vault/'),
    );
    expect(imported.filter(({ written }) => !written.endsWith('?modulePath'))).toEqual([]);
  });

  // Fails when a second file of main listens to windows: it would have to repeat the check of frame and origin.
  it('B1: has one file that answers windows', () => {
    const listeners = sourceFiles().filter(
      (file) => file.startsWith('electron/') && readFileSync(join(root, file), 'utf8').includes('ipcMain.'),
    );
    expect(listeners).toHaveLength(1);
  });
});
