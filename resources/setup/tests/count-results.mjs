import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * What a run's report says. A report that is not there counts nothing: the run did not get so far.
 * @param {string} file the JSON that vitest or Playwright wrote @returns {Counts}
 */
export function countResults(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.stats)
    return {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky,
      skipped: report.stats.skipped,
    };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The last line of `npm test`, which is read by machines. A part that failed without a failed test (a type error,
 * a file that does not load, no test at all) counts as one failure, so that the line never says 0 failed wrongly.
 * @param {{ ok: boolean, counts: Counts }[]} parts
 */
export function lastLine(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { ok, counts } of parts) {
    total.passed += counts.passed;
    total.failed += counts.failed || (ok ? 0 : 1);
    total.skipped += counts.skipped;
  }
  return `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`;
}
