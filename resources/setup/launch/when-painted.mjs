import { setTimeout as wait } from 'node:timers/promises';

const intervalInMs = 250;
const patienceInMs = 5000;

/**
 * Waits until the screen of a virtual display has stopped changing: a window that is shown still has to paint.
 * @param {import('../display/virtual-display.mjs').VirtualDisplay} display
 */
export async function whenPainted(display) {
  const deadline = Date.now() + patienceInMs;
  let before = display.picture();
  for (;;) {
    await wait(intervalInMs);
    const now = display.picture();
    // A screen without a window compresses to next to nothing.
    const blank = now.length < 10_000;
    if ((!blank && now.equals(before)) || Date.now() > deadline) return;
    before = now;
  }
}
