import { APP_SCHEME } from './app-scheme.ts';

/**
 * May a window's session make this request at all? The policy of C3 refuses first; this refuses once more whatever
 * slips past it: only the app's own files and pictures held in memory. (security.md C12, J6)
 */
export function mayRequest(url: string): boolean {
  return url.startsWith(`${APP_SCHEME}://`) || url.startsWith(`blob:${APP_SCHEME}://`);
}

/** Of all permissions only writing plain text to the clipboard, as "copy" buttons do. (security.md C7) */
export function mayHave(permission: string, isOurMainFrame: boolean): boolean {
  return permission === 'clipboard-sanitized-write' && isOurMainFrame;
}
