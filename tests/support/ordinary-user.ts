/**
 * Chromium's sandbox does not run as root, so that as root the app can only be tried without it. This lets root start
 * it as the ordinary user that every Linux has, `nobody`, from a copy of the app that this user may read.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronRuntime } from '../../resources/setup/electron/electron-runtime.mjs';
import { root } from '../../resources/setup/machine/places.mjs';

export interface OrdinaryUser {
  readonly executable: string;
  readonly appFolder: string;
  /** Gives the folder and the key of the display to the user; the answer is the environment that fits. */
  takeOver(folder: string, environment: Readonly<Record<string, string>>): Record<string, string>;
  remove(): void;
}

/** What the app needs of the checkout in order to run. */
const parts = [
  'package.json',
  'out/app',
  'resources/templates',
  'resources/icons',
  'node_modules/@signalapp',
  'node_modules/node-gyp-build',
];

/** Needs root. Links instead of copying where the file system allows it. */
export function ordinaryUser(appFolder: string = root): OrdinaryUser {
  const runtime = electronRuntime();
  if (runtime === undefined) throw new Error('There is no Electron: run node resources/setup/prepare.mjs');
  const [uid, gid] = idsOf('nobody');
  const place = mkdtempSync(join(tmpdir(), 'alongside-ordinary-'));
  const copy = (from: string, to: string) => {
    const target = join(place, to);
    mkdirSync(dirname(target), { recursive: true });
    try {
      execFileSync('cp', ['-a', '--link', from, target], { stdio: 'ignore' });
    } catch {
      // Another file system: links cannot reach across.
      rmSync(target, { recursive: true, force: true });
      execFileSync('cp', ['-a', from, target]);
    }
  };
  copy(runtime.folder, 'runtime');
  for (const part of parts) copy(join(appFolder, part), join('app', part));
  execFileSync('chmod', ['-R', 'a+rX', place]);
  const executable = join(place, 'as-nobody');
  const start = `exec setpriv --reuid=${uid} --regid=${gid} --clear-groups '${join(place, 'runtime', 'electron')}' "$@"`;
  writeFileSync(executable, `#!/bin/sh\n${start}\n`);
  chmodSync(executable, 0o755);
  return {
    executable,
    appFolder: join(place, 'app'),
    takeOver(folder, environment) {
      const authority = join(folder, 'authority');
      copyFileSync(environment['XAUTHORITY'] ?? '', authority);
      for (const path of [folder, authority, join(folder, 'home'), join(folder, 'tmp')])
        chownSync(path, uid, gid);
      return { ...environment, XAUTHORITY: authority };
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

function idsOf(name: string): readonly [uid: number, gid: number] {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error(`This machine has no user ${name}`);
  return [Number(uid), Number(gid)];
}
