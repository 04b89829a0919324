import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout; every other place is told from it. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What set-up makes and git ignores: the development runtime and the lock of a running set-up. */
export const runtimeFolder = join(root, '.runtime');

export const nodeModules = join(root, 'node_modules');

/** Everything that is built or measured. */
export const outFolder = join(root, 'out');
