import { defineConfig } from 'vitest/config';
import { modulePath } from './resources/setup/build/module-path.mjs';

/**
 * `soak` runs the same tests with the large counts (tests/support reads ALONGSIDE_COUNTS); each may then take long.
 */
const large = process.env['ALONGSIDE_COUNTS'] === 'large';
const timeouts = large
  ? { testTimeout: 3_600_000, hookTimeout: 600_000 }
  : { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  plugins: [modulePath()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,property,architecture}/**/*.test.{ts,tsx}'],
          pool: 'threads',
          ...timeouts,
        },
      },
      {
        extends: true,
        test: {
          name: 'vault',
          include: ['tests/{vault,transports}/**/*.test.ts'],
          // Processes, not threads: native code, file locks and killed children are the matter of these tests.
          pool: 'forks',
          ...timeouts,
        },
      },
    ],
  },
});
