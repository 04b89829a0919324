import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyMessage } from '../../../shared/contract/wire.ts';
import { errorCodes } from '../../../shared/errors/error-codes.ts';
import { contractCalls, type ContractCall } from '../../support/contract-calls.ts';
import { counted } from '../../support/counts.ts';
import { openTestVault, startTestVault, type TestVault } from '../../support/vault-under-test.ts';
import { strongPassphrase } from '../../support/vault-on-disk.ts';

/** Files of this vault that this process has open. */
const openFiles = ({ folder }: TestVault): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const target = readlinkSync(join('/proc/self/fd', fd));
      return target.startsWith(folder) ? [target.slice(folder.length + 1)] : [];
    } catch {
      return []; // closed meanwhile
    }
  });

const codeOfReply = (message: ReplyMessage): string => (message.ok ? 'answered' : message.error.code);

/** What the property may not call: it would end the vault, or fill the disk with vaults. */
const ending = new Set(['vault.lock', 'vault.create', 'vault.restoreBackup', 'vault.unlockWithWords']);

describe('the door', () => {
  // Fails when: a call is answered although nothing is unlocked, or the database stays open after the lock.
  it('B6: answers vault-locked to every call about content, before the unlock and after the lock', async () => {
    const vault = await openTestVault();
    expect(openFiles(vault)).toContain('vault.db');
    await vault.lock();
    expect(openFiles(vault)).toEqual([]);
    const locked = await startTestVault({ folder: vault.folder });
    const missing = await startTestVault();
    const guarded = contractCalls.filter(({ definition }) => !definition.whenLocked);
    expect(guarded.length).toBeGreaterThan(60);
    for (const at of [locked, missing]) {
      for (const { name, input } of guarded)
        expect([name, await at.codeOf(name, input as never)]).toEqual([name, 'vault-locked']);
      expect(openFiles(at)).toEqual([]);
    }
    await locked.call('vault.unlock', { passphrase: strongPassphrase });
    expect(openFiles(locked)).toContain('vault.db');
    // Whoever still holds the port of a vault that has locked gets no answer at all: its process ends.
    await locked.lock();
    const heard = locked.heard.length;
    for (const [at, { name, input }] of guarded.entries())
      locked.send({ id: 5_000_000 + at, call: name, input });
    await new Promise((resolve) => setImmediate(resolve));
    expect(locked.heard).toHaveLength(heard);
    expect(openFiles(locked)).toEqual([]);
  });

  it('B6: says nothing of what is inside before the unlock', async () => {
    const vault = await openTestVault({ name: 'Anastasia' });
    await vault.lock();
    const locked = await startTestVault({ folder: vault.folder });
    const state = await locked.call('vault.state', {});
    expect(state).toEqual({
      state: 'locked',
      problem: null,
      retryInMs: 0,
      name: '',
      recoveryConfirmed: false,
      lastBackupAt: null,
      backupDue: false,
      createdAt: null,
    });
  });

  // Fails when: a field of the contract could carry a path, or an id reaches a handler with a separator in it.
  it('B4: has no field for a path, and takes no id that could be part of one', async () => {
    const vault = await openTestVault();
    const fields = contractCalls.flatMap(({ name, definition }) =>
      fieldsOf(definition.input).map((field) => ({ name, field })),
    );
    expect(fields.length).toBeGreaterThan(60);
    expect(fields.filter(({ field }) => /path|file(?!$)|dir|folder(?!Handle$)/i.test(field))).toEqual([]);
    // The only path that is ever shown is that of the vault, to its owner.
    const outputs = contractCalls.flatMap(({ name, definition }) =>
      fieldsOf(definition.output).map((field) => ({ name, field })),
    );
    expect(outputs.filter(({ field }) => /path|dir$|(?<!^)folder$/i.test(field))).toEqual([
      { name: 'settings.about', field: 'vaultFolder' },
    ]);
    const hostile = [
      '../../etc/passwd',
      'a/b',
      'a\\b',
      '..',
      'ab'.repeat(15) + '/.',
      'ab'.repeat(16) + '\0',
      '\0',
      `${'ab'.repeat(16)}\n`,
      'AB'.repeat(16),
    ];
    let tried = 0;
    for (const { name, input } of contractCalls) {
      for (const [field, value] of Object.entries(input)) {
        if (!/(Id|Handle)$/.test(field) || typeof value !== 'string') continue;
        for (const id of hostile) {
          tried += 1;
          expect([name, field, await vault.codeOf(name, { ...input, [field]: id } as never)]).toEqual([
            name,
            field,
            'input-invalid',
          ]);
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('refuses what is no call of the contract, and drops what is no message', async () => {
    const vault = await openTestVault();
    const none = [
      'vault',
      'vault.',
      'vault.constructor',
      'toString.call',
      '__proto__.x',
      'vault.state.x',
      'documents.changed',
      'journal.list ',
      '',
    ];
    for (const call of none)
      expect([call, codeOfReply(await vault.ask(call, {}))]).toEqual([call, 'call-refused']);
    const before = vault.heard.length;
    for (const noise of [
      null,
      undefined,
      1,
      'vault.state',
      [],
      {},
      { id: 'x', call: 'vault.state' },
      { id: 1.5, call: 'vault.state' },
      { id: 1, call: 7 },
      { call: 'vault.state' },
      { id: 1, call: 'x'.repeat(61) },
    ]) {
      vault.send(noise);
    }
    await vault.call('vault.state', {});
    expect(vault.heard).toHaveLength(before);
  });

  it('looks at the size of an input before it parses it', async () => {
    const vault = await openTestVault();
    const huge = 'x'.repeat(200_000);
    for (const { name, definition, input } of contractCalls) {
      if (definition.maxBytes > 100_000) continue;
      expect([name, await vault.codeOf(name, { ...input, more: huge } as never)]).toEqual([
        name,
        'input-invalid',
      ]);
    }
    let deep: unknown = 0;
    for (let depth = 0; depth < 500; depth++) deep = [deep];
    expect(codeOfReply(await vault.ask('journal.list', deep))).toBe('input-invalid');
    const many = Array.from({ length: 30_000 }, () => 0);
    expect(codeOfReply(await vault.ask('journal.list', many))).toBe('input-invalid');
  });

  // Fails when: any input makes a handler throw what is not expected (the test's own vault fails on every bug).
  it(
    'B3: answers any value that can be cloned with a typed error or a success',
    { timeout: 600_000 },
    async () => {
      const vault = await openTestVault();
      const { circles } = await vault.call('people.circles', {});
      const known = circles.map(({ circleId }) => circleId);
      const { entryId } = await vault.call('journal.createDraft', {
        circleId: known[0] ?? '',
        date: '2026-01-05T09:00',
      });
      const { documentId } = await vault.call('journal.entry', { entryId });
      await vault.call('documents.open', { documentId });
      const runs = counted(300, 100_000);
      const before = process.memoryUsage().rss;
      for (const contractCall of contractCalls) {
        if (ending.has(contractCall.name)) continue;
        await fc.assert(
          fc.asyncProperty(inputFor(contractCall, [...known, entryId, documentId]), async (input) => {
            vault.heard.length = 0;
            vault.time.sleep(400_000); // wrong passphrases would make everything wait
            const answer = await vault.ask(contractCall.name, input);
            if (!answer.ok) {
              expect(errorCodes).toContain(answer.error.code);
              expect(answer.error.code).not.toBe('unexpected');
            }
          }),
          { numRuns: runs },
        );
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
      expect((await vault.call('vault.state', {})).state).toBe('open');
      expect(await vault.rows('PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
    },
  );
});

/** Names of all fields of a schema, however deep. */
function fieldsOf(schema: unknown): string[] {
  const seen = new Set<unknown>();
  const names: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    const { def } = part as { def?: Record<string, unknown> };
    if (def === undefined) return;
    const shape = def['shape'];
    if (typeof shape === 'object' && shape !== null) {
      for (const [name, inner] of Object.entries(shape)) {
        names.push(name);
        visit(inner);
      }
    }
    for (const inner of [def['element'], def['innerType'], def['in'], def['out'], def['valueType']])
      visit(inner);
    if (Array.isArray(def['options'])) def['options'].forEach(visit);
  };
  visit(schema);
  return names;
}

/** Anything that a port can carry, and inputs that are nearly right: some fields replaced, left out or added. */
function inputFor({ input }: ContractCall, known: readonly string[]): fc.Arbitrary<unknown> {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withUnicodeString: true,
    maxDepth: 3,
  });
  const field = fc.oneof(
    anything,
    fc.constantFrom(...known),
    fc.string(),
    fc.integer(),
    fc.constantFrom(null, true, '', -1, Number.NaN),
    fc.uint8Array({ maxLength: 200 }),
  );
  const nearly = fc
    .dictionary(fc.constantFrom(...Object.keys(input), 'more', '__proto__', 'constructor'), field, {
      maxKeys: 4,
    })
    .map((replaced) => ({ ...input, ...replaced }));
  return fc.oneof(anything, nearly, nearly).filter(isCloneable);
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
