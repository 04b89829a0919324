/**
 * `npm test`: makes the machine ready, then runs every check and test there is, all of them even when one fails.
 * `node resources/setup/test.mjs unit ARGUMENTS` runs one part; `--large` takes the large counts (`npm run soak`).
 * The last line says how many passed and failed, for whoever reads only that.
 */
import { prepare } from './prepare.mjs';
import { electronRuntime } from './electron/electron-runtime.mjs';
import { command, inSeconds } from './machine/steps.mjs';

await command(async () => {
  const args = process.argv.slice(2).filter((arg) => arg !== '--large');
  if (process.argv.includes('--large')) process.env.ALONGSIDE_COUNTS = 'large';
  await prepare({ display: true });

  // Only now: these need what has just been installed.
  const { parts } = await import('./tests/parts.mjs');
  const { lastLine } = await import('./tests/count-results.mjs');
  const { kind, version } = electronRuntime();
  const one = Object.keys(parts).find((name) => name === args[0]);
  // The end-to-end tests run what is built.
  const wanted = one ? (one === 'e2e' ? ['build', 'e2e'] : [one]) : Object.keys(parts);

  const done = [];
  for (const name of wanted) {
    console.log(`\n── ${name} ──`);
    const began = Date.now();
    const outcome = await parts[name](one === name ? args.slice(1) : []);
    done.push({ name, ...outcome, time: Date.now() - began });
  }

  console.log(`\n── summary (Electron ${version}, ${kind}) ──`);
  for (const { name, ok, counts, time } of done) {
    const { passed, failed, skipped } = counts;
    const tests =
      passed + failed + skipped === 0 ? '' : `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(
      `  ${name.padEnd(8)} ${(ok ? 'ok' : 'FAILED').padEnd(8)} ${tests.padEnd(40)} ${inSeconds(time).padStart(12)}`,
    );
  }
  console.log(`\n${lastLine(done)}`);
  return done.every(({ ok }) => ok) ? 0 : 1;
});
