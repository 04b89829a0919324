import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeModules, root } from './places.mjs';
import { lastLines, npm, run } from './run.mjs';
import { EXIT, SetupProblem } from './steps.mjs';

const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/;

/**
 * `npm ci` when what is installed is not what the lock file says. Install scripts are not run: nothing we depend
 * on needs one, and a package that is compromised must not get a shell on the machine of whoever clones this.
 */
export async function installNodePackages() {
  if (installedAsLocked()) return 'as the lock file says';
  let { ok, said } = await cleanInstall();
  // An npm that outlived a set-up that was killed is still at work in node_modules.
  for (let tries = 0; !ok && /ENOTEMPTY|EEXIST/.test(said) && tries < 10; tries++) {
    await wait(3000);
    ({ ok, said } = await cleanInstall());
  }
  if (!ok) {
    const why = offline.test(said) ? 'The npm registry cannot be reached from here' : 'npm ci failed';
    throw new SetupProblem(EXIT.npmPackages, `${why}. What npm said:\n${lastLines(said)}`);
  }
  return 'installed with npm ci';
}

function cleanInstall() {
  return npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
}

/** Whether the native SQLCipher binding loads and encrypts on this machine. */
export async function checkDatabaseBinding() {
  const program = `
    const { default: Database } = require('@signalapp/sqlcipher');
    const db = new Database(':memory:');
    db.prepare('PRAGMA cipher_version').get() ?? process.exit(3);
    db.close();`;
  const { ok, said } = await run(process.execPath, ['-e', program]);
  if (!ok)
    throw new SetupProblem(
      EXIT.npmPackages,
      `The SQLCipher binding has nothing that runs on ${process.platform}-${process.arch} here.\n${lastLines(said)}`,
    );
  return 'SQLCipher loads';
}

/**
 * npm keeps its own note of what it installed, written last. It is compared with the lock file entry by entry;
 * only packages for other platforms may be absent.
 */
function installedAsLocked() {
  const note = join(nodeModules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([where, wanted]) => {
    if (where === '') return true;
    const found = installed[where];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}
