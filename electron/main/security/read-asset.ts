/** Reads a file of the app's own folder, and nothing that a link inside it points to elsewhere. (security.md C2) */
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The bytes, or null when there is no such file inside `folder`. */
export async function readAsset(folder: string, segments: readonly string[]): Promise<Buffer | null> {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, ...segments));
    if (!real.startsWith(root + sep)) return null;
    if (!(await stat(real)).isFile()) return null;
    return await readFile(real);
  } catch (problem) {
    if (isMissing(problem)) return null;
    throw problem;
  }
}

function isMissing(problem: unknown): boolean {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'EACCES';
}
