/**
 * Waits for the first of: all apps have ended, or somebody ends this command (Ctrl-C, a closed terminal, `kill`).
 * Then ends the apps and the display, whatever came first, so that nothing is left running.
 * @param {import('./launch-app.mjs').RunningApp[]} apps
 * @param {import('../display/virtual-display.mjs').VirtualDisplay} [display]
 * @returns {Promise<number>} the exit code: that of an app that failed, 0 when the user ended it
 */
export async function untilInterrupted(apps, display) {
  const interrupted = new Promise((resolve) => {
    let first = 0;
    const heard = () => {
      first ||= Date.now();
      resolve();
      // npm passes on a signal that the terminal has sent to us as well; only a later one means "at once".
      if (Date.now() - first > 1000) for (const app of apps) void app.end(true);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, heard);
    whenParentIsGone(heard);
  });
  const gone = Promise.all(apps.map(({ ended }) => ended));
  const codes = (await Promise.race([gone, interrupted])) ?? [];
  await Promise.all(apps.map((app) => app.end()));
  await display?.end();
  return codes.find((code) => code !== 0) ?? 0;
}

/** npm may be killed without a word to us. @param {() => void} act */
function whenParentIsGone(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}
