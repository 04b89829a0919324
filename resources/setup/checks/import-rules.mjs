import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../machine/places.mjs';
import { nodeTool } from '../machine/node-tool.mjs';
import { run } from '../machine/run.mjs';

/** Where source lies that the import rules speak about. */
export const rooms = ['shared', 'electron', 'renderer', 'resources/setup', 'tests'];

const isSource = /(?<!\.d)\.(ts|tsx|mjs)$/;

/** All source files of the rooms, as paths from `folder`. @param {string} [folder] */
export function sourceFiles(folder = root) {
  return rooms.flatMap((room) => {
    try {
      return readdirSync(join(folder, room), { recursive: true })
        .map((name) => `${room}/${String(name).replaceAll('\\', '/')}`)
        .filter((name) => isSource.test(name) && !name.includes('node_modules/'));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
}

/**
 * Runs dependency-cruiser with the rules of this checkout over the rooms of `folder`.
 * @param {string} [folder] another tree of the same shape, for tests
 * @returns {Promise<{ seen: Set<string>, violations: { rule: string, from: string, to: string, why: string }[], imports: { from: string, to: string, written: string }[] }>}
 */
export async function cruise(folder = root) {
  const present = rooms.filter((room) => sourceFiles(folder).some((file) => file.startsWith(`${room}/`)));
  const [node, tool] = nodeTool('dependency-cruiser', 'depcruise');
  const preload = ['--import', new URL('./read-tsx.mjs', import.meta.url).href];
  const args = [
    ...preload,
    ...tool,
    '--config',
    join(root, '.dependency-cruiser.mjs'),
    '-T',
    'json',
    ...present,
  ];
  const { said } = await run(node, args, { cwd: folder });
  if (!said.startsWith('{')) throw new Unreadable(said);
  const { modules, summary } = JSON.parse(said);
  return {
    seen: new Set(modules.map(({ source }) => source)),
    violations: summary.violations.map(({ rule, from, to, cycle, comment }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
      why: comment ?? '',
    })),
    imports: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved, module }) => ({ from: source, to: resolved, written: module })),
    ),
  };
}

/** A file that is not valid TypeScript: which one, in one line of all that the parser says. */
class Unreadable extends Error {
  /** @param {string} said */
  constructor(said) {
    super(/^\.\.\. in (.+)$/m.exec(said)?.[1] ?? said.slice(0, 500));
  }
}

/** The check: every source file was seen, and no import is against the rules. */
export async function checkImportRules() {
  try {
    return await compareWithRules();
  } catch (problem) {
    if (problem instanceof Unreadable) return { ok: false, said: `cannot be read: ${problem.message}` };
    throw problem;
  }
}

async function compareWithRules() {
  const [{ rows, everywhere }, { seen, violations }] = await Promise.all([
    import('../../../.dependency-cruiser.mjs'),
    cruise(),
  ]);
  const reasons = new Map([
    ...rows.map((row) => [row.name, row.why]),
    ...everywhere.map((r) => [r.name, r.comment]),
  ]);
  const unseen = sourceFiles().filter((file) => !seen.has(file));
  const lines = [
    ...unseen.map((file) => `not seen by dependency-cruiser: ${file}`),
    ...violations
      .filter(notSaidTwice)
      .map(({ rule, from, to }) => `${from} → ${to}\n    ${rule}: ${reasons.get(rule)}`),
  ];
  return { ok: lines.length === 0, said: lines.join('\n'), note: `${seen.size} modules` };
}

/** A missing file is against every rule about where files lie; once is enough. */
function notSaidTwice(violation, _index, all) {
  const missing = ({ rule, from, to }) =>
    rule === 'no-import-without-a-file' && from === violation.from && to === violation.to;
  return violation.rule === 'no-import-without-a-file' || !all.some(missing);
}
