/**
 * The vault, locked or open, behind its door. It knows no Electron: the process that it runs in hands it
 * ports and a host. Called by `vault-process.ts`, and by tests with surroundings of their own.
 */
import type { HostToVault, VaultStart, VaultToHost } from '../../../shared/contract/host-contract.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Log } from '../../../shared/logging/log-event.ts';
import type { Carriers } from '../../../shared/transport/carriers.ts';
import { join } from 'node:path';
import { createDoor, type Door, type Port } from '../door/door.ts';
import { handlerTable } from '../door/handler-table.ts';
import type { DeriveKey } from '../keyslots/derivation.ts';
import type { Surroundings } from '../surroundings.ts';
import { lockedCalls } from './locked-calls.ts';
import { createLongWork } from '../features/long-work.ts';
import { openSession, type Session } from './open-session.ts';
import { openSettings } from './settings-file.ts';
import type { VaultHost } from './vault-host.ts';

export interface VaultParts {
  readonly start: VaultStart;
  readonly surroundings: Surroundings;
  readonly derive: DeriveKey;
  readonly documentWorkerPath: string;
  readonly host: VaultHost;
  readonly carriers: Carriers;
  readonly licences: () => OutputOf<'settings.about'>['licences'];
  readonly log: Log;
  readonly onBug?: (problem: unknown) => void;
  tellHost(message: VaultToHost): void;
  /** Everything is committed, closed and wiped: ends the process. */
  end(): void;
}

export interface Vault {
  attach(port: Port): void;
  hear(message: Exclude<HostToVault, { readonly id: number }>): void;
  lock(): Promise<void>;
}

/** How long Lock and Quit wait for a window that does not answer. */
const WINDOW_PATIENCE_MS = 700;

export function startVault(parts: VaultParts): Vault {
  const { start, surroundings, log } = parts;
  const settings = openSettings(start.vaultFolder);
  let session: Session | null = null;
  let ending: Promise<void> | null = null;
  let windowIsReady: () => void = () => undefined;
  // Links and files that came while the vault was locked wait for the unlock. (security.md H2)
  const arrived: (() => void)[] = [];

  const longWork = createLongWork((payload) => door.tell('vault.longWork', payload));

  const door: Door = createDoor({
    log,
    onBug: parts.onBug,
    always: handlerTable({
      vault: lockedCalls({
        vaultFolder: start.vaultFolder,
        surroundings,
        derive: parts.derive,
        host: parts.host,
        longWork,
        begin(opened, name) {
          session = openSession(
            {
              ...parts,
              opened,
              vaultFolder: start.vaultFolder,
              templatesFolder: join(start.resourcesFolder, 'templates'),
              door,
              longWork,
              about: () => ({
                version: start.appVersion,
                runtime: [...start.runtime],
                licences: parts.licences(),
                vaultFolder: start.vaultFolder,
              }),
              lock,
              readyToLock: () => windowIsReady(),
            },
            name,
          );
          log.event(name === null ? 'vault.unlocked' : 'vault.created');
          parts.tellHost({ tell: 'unlocked' });
          for (const take of arrived.splice(0)) take();
        },
        openState: () => session?.state() ?? null,
        stateChanged: () => door.tellChanged(['vault.state']),
      }),
      settings: {
        read: () => settings.read(),
        change(some) {
          parts.tellHost({ tell: 'settings', settings: settings.change(some) });
          door.tellChanged(['settings']);
          return {};
        },
      },
    }),
  });

  /** Ends the session and the process: nothing that was in its memory stays anywhere. (security.md E2) */
  function lock(): Promise<void> {
    ending ??= (async () => {
      try {
        if (session !== null && door.hasWindows()) await untilWindowIsReady();
        await session?.end();
      } finally {
        session = null;
        log.event('vault.locked');
        parts.tellHost({ tell: 'locked' });
        parts.end();
      }
    })();
    return ending;
  }

  /** A window sends what it still holds: a title typed a moment ago, an update on its way. */
  function untilWindowIsReady(): Promise<void> {
    return new Promise((resolve) => {
      const stop = surroundings.setTimer(resolve, WINDOW_PATIENCE_MS);
      windowIsReady = () => {
        stop();
        resolve();
      };
      door.tell('vault.aboutToLock', {});
    });
  }

  const whenOpen = (take: (session: Session) => void): void => {
    if (session === null) arrived.push(() => session !== null && take(session));
    else take(session);
  };

  parts.tellHost({ tell: 'settings', settings: settings.read() });
  parts.tellHost({ tell: 'ready' });

  return {
    attach: (port) => door.attach(port),
    hear(message) {
      switch (message.tell) {
        case 'lock':
          void lock();
          break;
        case 'link-arrived':
          whenOpen((open) => open.takeLink(message.link));
          break;
        case 'file-arrived':
          whenOpen((open) => void open.takeFile(message.path));
          break;
        case 'window-port':
          break; // its port was attached by the process
      }
    },
    lock,
  };
}
