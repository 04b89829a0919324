import { defineConfig } from '@playwright/test';

const large = process.env['ALONGSIDE_COUNTS'] === 'large';

/**
 * Journeys in the real windows. One worker: clipboard, focus and idle time are the machine's, and two cores are busy
 * with one app. No retries: a journey that fails sometimes fails.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../out/test/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: large ? 3_600_000 : 180_000,
  expect: { timeout: 15_000 },
  reportSlowTests: null,
});
