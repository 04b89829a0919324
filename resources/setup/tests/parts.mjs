import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../build/build-app.mjs';
import { check } from '../check.mjs';
import { nodeTool } from '../machine/node-tool.mjs';
import { outFolder, root } from '../machine/places.mjs';
import { SetupProblem } from '../machine/steps.mjs';
import { countResults } from './count-results.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

/** @typedef {{ ok: boolean, counts: import('./count-results.mjs').Counts }} Outcome */

/**
 * The parts of `npm test`, in their order. The end-to-end tests come last and alone: they need both cores.
 * @type {Record<string, (args: string[]) => Promise<Outcome>>}
 */
export const parts = {
  check: async () => ({ ok: await check(), counts: none }),
  unit: (args) => vitest('unit', args),
  vault: (args) => vitest('vault', args),
  build: async () => {
    try {
      console.log(`  ${await buildApp()}`);
      return { ok: true, counts: none };
    } catch (problem) {
      if (!(problem instanceof SetupProblem)) throw problem;
      console.log(problem.message);
      return { ok: false, counts: none };
    }
  },
  e2e: (args) =>
    runTests('e2e', nodeTool('@playwright/test', 'playwright'), [
      ...['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter', 'list,json'],
      ...args,
    ]),
};

/** @param {string} project @param {string[]} args */
function vitest(project, args) {
  return runTests(project, nodeTool('vitest'), [
    ...['run', '--project', project, '--reporter', 'default', '--reporter', 'json'],
    ...['--outputFile.json', reportOf(project), ...args],
  ]);
}

/** @param {string} part */
function reportOf(part) {
  return join(outFolder, 'test', `${part}.json`);
}

/** @param {string} part @param {[string, string[]]} tool @param {string[]} args @returns {Promise<Outcome>} */
async function runTests(part, [node, tool], args) {
  rmSync(reportOf(part), { force: true });
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(part) };
  const child = spawn(node, [...tool, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)));
  const counts = countResults(reportOf(part));
  return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, counts };
}
