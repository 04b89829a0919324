/**
 * `npm run check`: format, types, lint, import rules, unused code. One line a tool, then what the failed ones said.
 * `npm run check -- types lint` runs only those; `-- --write` also rewrites the table of rules.
 */
import { pathToFileURL } from 'node:url';
import { checkImportRules } from './checks/import-rules.mjs';
import { checkImportTable } from './checks/import-table.mjs';
import { nodeTool } from './machine/node-tool.mjs';
import { run } from './machine/run.mjs';
import { command, stepLine } from './machine/steps.mjs';

const typedRooms = ['shared', 'electron', 'renderer', 'tests', 'resources/setup', 'resources/demo'];

/** @typedef {{ ok: boolean, said: string, note?: string }} Outcome */

/** @param {boolean} write @returns {[string, () => Promise<Outcome> | Outcome][]} the slowest first */
function checks(write) {
  return [
    ['unused', () => tool('knip', 'knip', ['--no-progress', '--no-config-hints'])],
    ['format', () => tool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.'])],
    ['types', checkTypes],
    ['lint', () => tool('oxlint', 'oxlint', ['--format', 'unix', '--deny-warnings'])],
    ['imports', checkImportRules],
    ['import table', () => checkImportTable(write)],
  ];
}

/** @param {string} packageName @param {string} binary @param {string[]} args */
function tool(packageName, binary, args) {
  const [node, script] = nodeTool(packageName, binary);
  return run(node, [...script, ...args]);
}

async function checkTypes() {
  const outcomes = [];
  for (const room of typedRooms)
    outcomes.push(
      await tool('typescript', 'tsc', ['--noEmit', '--pretty', 'false', '-p', `${room}/tsconfig.json`]),
    );
  // A file that two rooms include is reported once.
  const lines = new Set(outcomes.flatMap(({ said }) => said.trim().split('\n')).filter(Boolean));
  return {
    ok: outcomes.every(({ ok }) => ok),
    said: [...lines].join('\n'),
    note: `${typedRooms.length} rooms`,
  };
}

/** @param {{ only?: string[], write?: boolean }} [options] @returns {Promise<boolean>} whether all passed */
export async function check({ only = [], write = false } = {}) {
  const waiting = checks(write).filter(([name]) => only.length === 0 || only.includes(name));
  const failures = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, work] = next;
      const began = Date.now();
      const { ok, said, note } = await work();
      console.log(stepLine(name, `${ok ? 'ok' : 'FAILED'}${note ? ` (${note})` : ''}`, Date.now() - began));
      if (!ok) failures.push([name, said.trim()]);
    }
  };
  await Promise.all([worker(), worker()]);
  for (const [name, said] of failures) console.log(`\n── ${name} ──\n${said}`);
  return failures.length === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const only = args.filter((arg) => !arg.startsWith('-'));
  await command(async () => ((await check({ only, write: args.includes('--write') })) ? 0 : 1));
}
