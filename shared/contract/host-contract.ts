/**
 * What the vault process may ask of main, and what main may tell it: the second and last port of the
 * vault. Paths cross only here, never to a window. (security.md B4)
 */
import type { Settings } from '../features/settings/settings-contract.ts';

export type FilePurpose = 'backup' | 'restore' | 'invitation' | 'exchange' | 'export';

/** Questions of the vault; each is answered with the same id. `null`: the person cancelled. */
export type HostRequest =
  | { readonly ask: 'pick-folder'; readonly purpose: 'exchange' | 'export' }
  | { readonly ask: 'pick-file-to-open'; readonly purpose: FilePurpose }
  | { readonly ask: 'pick-file-to-save'; readonly purpose: FilePurpose; readonly suggestedName: string }
  | { readonly ask: 'open-link'; readonly url: string };

export type VaultToHost =
  | { readonly id: number; readonly request: HostRequest }
  /** The vault can take windows' ports. */
  | { readonly tell: 'ready' }
  | { readonly tell: 'settings'; readonly settings: Settings }
  /** An unlocked vault can be locked by idle time, menu or suspend. */
  | { readonly tell: 'unlocked' }
  /** Everything is committed, closed and wiped; the process ends by itself now. */
  | { readonly tell: 'locked' }
  | { readonly tell: 'log'; readonly line: string };

/** Told by main. A window's port is transferred together with `window-port`. */
export type HostToVault =
  | { readonly id: number; readonly answer: string | null }
  | { readonly tell: 'window-port' }
  | { readonly tell: 'lock' }
  /** A link from the operating system; nothing is done with it but to show it. */
  | { readonly tell: 'link-arrived'; readonly link: string }
  | { readonly tell: 'file-arrived'; readonly path: string };

/** How main starts the vault process: one JSON argument. */
export interface VaultStart {
  readonly vaultFolder: string;
  readonly resourcesFolder: string;
  readonly appVersion: string;
  readonly runtime: readonly { readonly name: string; readonly version: string }[];
}
