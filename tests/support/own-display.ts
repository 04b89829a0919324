/** A display that does not outlive the tests, not even when a journey is broken off. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startVirtualDisplay, type VirtualDisplay } from '../../resources/setup/display/virtual-display.mjs';

export async function ownDisplay(width: number, height: number): Promise<VirtualDisplay> {
  // Chromium makes a window that would cover the whole display a pixel smaller.
  const display = await startVirtualDisplay({ width: width + 2, height: height + 2 });
  const endNow = () => {
    process.kill(display.pid);
    rmSync(dirname(display.env.XAUTHORITY), { recursive: true, force: true });
  };
  process.once('exit', endNow);
  return {
    ...display,
    async end() {
      process.off('exit', endNow);
      await display.end();
    },
  };
}
