import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countResults, lastLine } from '../../../../resources/setup/tests/count-results.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

describe('the last line of npm test', () => {
  it('adds up what passed and failed', () => {
    const parts = [
      { ok: true, counts: { passed: 3, failed: 0, skipped: 0 } },
      { ok: false, counts: { passed: 4, failed: 2, skipped: 0 } },
    ];
    expect(lastLine(parts)).toBe('7 passed, 2 failed');
  });

  it('names skipped tests only when there are some', () => {
    expect(lastLine([{ ok: true, counts: { passed: 1, failed: 0, skipped: 5 } }])).toBe(
      '1 passed, 0 failed, 5 skipped',
    );
  });

  // Fails when: a type error, or a run without a single test, can hide behind "0 failed".
  it('counts a part that failed without a failed test as one failure', () => {
    expect(lastLine([{ ok: false, counts: none }])).toBe('0 passed, 1 failed');
  });
});

describe('a report of a test run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-report-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function report(content: object): string {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  it('of vitest is understood', () => {
    const file = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    expect(countResults(file)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  // Fails when: a journey that passed only at the second try counts as passed.
  it('of Playwright is understood, and a flaky test has failed', () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(countResults(file)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('that was never written counts nothing', () => {
    expect(countResults(join(folder, 'absent.json'))).toEqual(none);
  });
});
