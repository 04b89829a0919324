import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../resources/setup/checks/import-rules.mjs';
import { root } from '../../resources/setup/machine/places.mjs';

/** Texts are data: a language is read key by key, not line by line. */
const isData = (file: string) => file.startsWith('renderer/i18n/');

const files = sourceFiles()
  .filter((file) => !isData(file))
  .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
  .toSorted((a, b) => a.lines - b.lines);

describe('one subject a file', () => {
  it('keeps half of all files under 100 lines', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files[Math.floor(files.length / 2)]?.lines).toBeLessThan(100);
  });

  it('has no file over 400 lines', () => {
    expect(files.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});
