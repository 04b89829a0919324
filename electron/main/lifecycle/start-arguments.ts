/**
 * What the operating system may hand over when it starts the app, or starts it again: one link or one file, as the
 * last word of the command line. Everything else there is ignored. (security.md H4)
 */
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Arrival =
  | { readonly kind: 'link'; readonly link: string }
  /** An absolute path; whether such a file exists is for the vault to find. */
  | { readonly kind: 'file'; readonly path: string };

const MAX_LINK_LENGTH = 4096;
const LINK = /^alongside:[A-Za-z0-9?&=/._~-]+$/;
const FILE_ENDING = /\.alongside(-invite)?$/;
const CONTROL = /\p{Cc}/u;

/** Reads the last word of a command line as the system gave it. */
export function arrivalFrom(argv: readonly string[]): Arrival | null {
  const last = argv.length > 1 ? argv.at(-1) : undefined;
  return last === undefined ? null : readArrival(last);
}

/** Reads one word: also what macOS tells by events, and what a second start hands to the first. */
export function readArrival(word: string): Arrival | null {
  if (word.length > MAX_LINK_LENGTH || CONTROL.test(word)) return null;
  if (LINK.test(word)) return { kind: 'link', link: word };
  const path = word.startsWith('file:///') ? pathOf(word) : word;
  if (path === null || !isAbsolute(path) || path.startsWith('//') || path.startsWith('\\\\')) return null;
  return FILE_ENDING.test(path) ? { kind: 'file', path } : null;
}

function pathOf(url: string): string | null {
  try {
    const path = fileURLToPath(url);
    return CONTROL.test(path) ? null : path;
  } catch {
    // Not the address of a file on this computer.
    return null;
  }
}
