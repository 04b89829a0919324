/** Two folders that a simulated sync client keeps alike all the time, as such programs do. */
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createSyncClient, type SyncClient } from '../sync-client.ts';

export interface SyncedFolders {
  readonly a: string;
  readonly b: string;
  readonly client: SyncClient;
  /** The sync program is quit. */
  stop(): Promise<void>;
  /** It is started again. */
  start(): void;
}

/** How long the client rests when a look found nothing to do. */
const REST_MS = 40;

export function syncFolders(folders: { readonly a: string; readonly b: string }): SyncedFolders {
  for (const folder of [folders.a, folders.b]) mkdirSync(folder, { recursive: true });
  const client = createSyncClient(folders);
  const program = { runs: false };
  let work: Promise<void> = Promise.resolve();
  const run = async () => {
    while (program.runs) {
      const moved = await client.step().then(
        ({ done }) => done.length > 0,
        // The app renamed or removed a file while the client read it. It looks again, as real ones do.
        (problem: unknown) => {
          if (!isGone(problem)) throw problem;
          return false;
        },
      );
      if (!moved) await pause(REST_MS);
    }
  };
  const start = () => {
    if (program.runs) return;
    program.runs = true;
    work = run();
  };
  start();
  return {
    ...folders,
    client,
    start,
    async stop() {
      program.runs = false;
      await work;
    },
  };
}

function isGone(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
}
