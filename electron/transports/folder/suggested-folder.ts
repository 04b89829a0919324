/** A folder that some sync program on this computer carries. */
export interface SuggestedFolder {
  readonly path: string;
  readonly service: SyncService;
}

export type SyncService =
  'Dropbox' | 'OneDrive' | 'Nextcloud' | 'Syncthing' | 'iCloud Drive' | 'Google Drive';
