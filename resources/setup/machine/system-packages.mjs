import { existsSync } from 'node:fs';
import { lastLines, run } from './run.mjs';
import { EXIT, SetupProblem } from './steps.mjs';

/** What Electron needs to run on a bare Debian. */
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libnotify4',
  'libsecret-1-0',
];

/** What a machine without a screen needs besides; without the fonts a screenshot shows boxes. */
const virtualDisplay = ['xvfb', 'xauth', 'xdotool', 'fonts-dejavu-core', 'fonts-noto-core'];

/**
 * Installs the Debian packages that are missing: as root itself, else it says the command.
 * Other systems are left alone.
 * @param {{ display: boolean }} needs whether a virtual display is needed
 */
export async function installSystemPackages({ display }) {
  if (process.platform !== 'linux') return 'none needed on this system';
  if (!existsSync('/usr/bin/dpkg-query')) return 'not Debian: left as they are';
  const wanted = display ? [...libraries, ...virtualDisplay] : libraries;
  const missing = await missingOf(wanted);
  if (missing.length === 0) return `all ${wanted.length} there`;

  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0)
    throw new SetupProblem(
      EXIT.systemPackages,
      `Some Debian packages are missing. Install them, then try again:\n  sudo apt-get update && sudo apt-get ${install.join(' ')}`,
    );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...patient, 'update'], { env });
  const { ok, said } = await run('apt-get', [...patient, ...install], { env });
  if (!ok)
    throw new SetupProblem(
      EXIT.systemPackages,
      `apt-get could not install ${missing.join(' ')}. What it said:\n${lastLines(said)}`,
    );
  return `installed ${missing.length}: ${missing.slice(0, 3).join(' ')}${missing.length > 3 ? ' …' : ''}`;
}

/** @param {string[]} wanted */
async function missingOf(wanted) {
  // Newer Debians and Ubuntus renamed some (libgtk-3-0t64); either name will do.
  const names = wanted.flatMap((name) => [name, `${name}t64`]);
  const { said } = await run('dpkg-query', ['-W', '-f=${db:Status-Abbrev} ${Package}\n', ...names]);
  const there = new Set(said.split('\n').flatMap((line) => /^ii\s+(\S+)/.exec(line)?.[1] ?? []));
  return wanted.filter((name) => !there.has(name) && !there.has(`${name}t64`));
}
