import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../resources/setup/checks/import-rules.mjs';
import { root } from '../../resources/setup/machine/places.mjs';
import { contract, type FeatureName } from '../../shared/contract/contract.ts';
import type { FeatureContract } from '../../shared/contract/define-contract.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const vaultFiles = sourceFiles().filter((file) => file.startsWith('electron/vault/'));
const vaultTests = sourceFiles().filter((file) => file.startsWith('tests/vault/'));

const calls = Object.entries<FeatureContract>(contract).flatMap(([feature, definitions]) =>
  Object.entries(definitions)
    .filter(([, definition]) => definition.kind !== 'event')
    .map(([call]) => ({ feature: feature as FeatureName, call, name: `${feature}.${call}` })),
);

/** Files that hold handlers of a feature say so by their name or by a type; the session adds those that are its own. */
function handlerText(feature: FeatureName): string {
  const holds = (file: string) =>
    basename(file).startsWith(`${feature}-`) ||
    file.startsWith('electron/vault/session/') ||
    read(file).includes(`HandlersOf<'${feature}'>`);
  return vaultFiles.filter(holds).map(read).join('\n');
}

describe('the contract of calls', () => {
  it('is not empty', () => {
    expect(calls.length).toBeGreaterThan(20);
  });

  // Fails when a call is added to the contract and nothing in the vault answers it.
  it('has a handler for every call', () => {
    const unanswered = calls.filter(
      ({ feature, call }) =>
        !new RegExp(`(^|[\\s{,])(async )?${call}\\s*[(:,]`, 'm').test(handlerText(feature)),
    );
    expect(unanswered.map(({ name }) => name)).toEqual([]);
  });

  // Fails when no test of the real vault makes the call: by its full name, as a window does.
  it('has a test in the real vault for every call', () => {
    const told = vaultTests.map(read).join('\n');
    expect(calls.map(({ name }) => name).filter((name) => !told.includes(`'${name}'`))).toEqual([]);
  });
});
