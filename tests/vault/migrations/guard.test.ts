import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../../electron/vault/migrations/all-migrations.ts';
import frozen from './frozen-migrations.json' with { type: 'json' };

const sourceFolder = 'electron/vault/migrations';
const testFolder = 'tests/vault/migrations';
const numbered = /^(\d{4})-[a-z0-9-]+\.ts$/;

/** What is wrong with a set of migrations, their tests, and the sums of those that have been released. */
function complaints(
  sources: ReadonlyMap<string, string>,
  tests: ReadonlyMap<string, string>,
  released: Readonly<Record<string, string>>,
): string[] {
  const names = [...sources.keys()].filter((name) => numbered.test(name)).toSorted();
  const untested = names.filter((name, at) => {
    const test = tests.get(name.replace(/\.ts$/, '.test.ts'));
    return !test?.includes(`databaseAtVersion(${at}`) || !test.includes(`openAt(${at + 1})`);
  });
  const gaps = names.filter((name, at) => Number(numbered.exec(name)?.[1]) !== at + 1);
  const changed = Object.keys(released).filter((name) => sumOf(sources.get(name) ?? '') !== released[name]);
  return [
    ...untested.map((name) => `${name} has no test from rows of the version before`),
    ...gaps.map((name) => `${name} leaves a gap in the numbers`),
    ...changed.map((name) => `${name} was changed after its release`),
  ];
}

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex');

function textsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('the migrations', () => {
  it('are numbered without gaps, each tested, and unchanged since their release', () => {
    const sources = textsIn(sourceFolder);
    expect(complaints(sources, textsIn(testFolder), frozen)).toEqual([]);
    expect([...sources.keys()].filter((name) => numbered.test(name))).toHaveLength(allMigrations.length);
  });

  it('would be refused without a test, with a gap, or changed', () => {
    const test = 'databaseAtVersion(0, fill).openAt(1)';
    const sources = new Map([
      ['0001-one.ts', 'one'],
      ['0003-three.ts', 'three'],
    ]);
    const tests = new Map([['0001-one.test.ts', test]]);
    expect(
      complaints(sources, tests, { '0001-one.ts': sumOf('one'), '0003-three.ts': sumOf('two') }),
    ).toEqual([
      '0003-three.ts has no test from rows of the version before',
      '0003-three.ts leaves a gap in the numbers',
      '0003-three.ts was changed after its release',
    ]);
  });
});
