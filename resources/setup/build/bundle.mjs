/** What every bundle of ours has in common. */
export const bundled = {
  /** The older of the two runtimes that the app is run on, the development runtime (Electron 33). */
  node: 'node20.18',
  chrome: 'chrome130',
  /**
   * Stays in node_modules: it loads its native file from there. Everything else is bundled, because one file
   * starts faster than the hundreds that the libraries consist of.
   */
  external: ['@signalapp/sqlcipher'],
};
