import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../machine/run.mjs';

/**
 * On a virtual display nobody can type: puts each app's window beside the one before and types the passphrase, as a
 * person at the keyboard would (xdotool), so that the picture shows something.
 * @param {import('./virtual-display.mjs').VirtualDisplay} display
 * @param {import('../launch/launch-app.mjs').RunningApp[]} apps
 * @param {{ width: number, height: number }} size of one window in pixels
 * @param {string} passphrase
 */
export async function placeAndUnlock(display, apps, size, passphrase) {
  const env = { ...process.env, ...display.env };
  const tool = async (...args) => (await run('xdotool', args, { env })).said.trim();
  for (const [at, app] of apps.entries()) {
    const found = await tool(
      'search',
      '--all',
      '--onlyvisible',
      '--pid',
      String(app.pid),
      '--name',
      'Alongside',
    );
    const window = found.split('\n').at(-1) ?? '';
    await tool('windowsize', window, String(size.width), String(size.height));
    await tool('windowmove', window, String(at * size.width), '0');
    await tool('windowfocus', '--sync', window);
    await wait(1000);
    // Into the one field of the unlock screen, which stands in the middle of the window.
    const field = [at * size.width + size.width / 2 - 100, Math.round(size.height * 0.51)];
    await tool('mousemove', ...field.map(String), 'click', '1');
    await tool('type', '--delay', '15', passphrase);
    await tool('key', 'Return');
    await wait(3000);
  }
}
