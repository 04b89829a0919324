/** The `test` of all journeys: it ends and clears away every desktop that a journey launched. */
import { test as base } from '@playwright/test';
import { launchDesktop, type Desktop, type LaunchOptions } from '../support/launch-desktop.ts';

interface DesktopFixtures {
  /** Launches one desktop; call it once for each person, or again after `close` or `kill9`. */
  readonly launch: (options?: LaunchOptions) => Promise<Desktop>;
  /** One desktop with nothing in it. */
  readonly desktop: Desktop;
}

interface DesktopOptions {
  /** The folder with the built app; undefined: this checkout. */
  readonly appFolder: string | undefined;
}

export const test = base.extend<DesktopFixtures & DesktopOptions>({
  appFolder: [undefined, { option: true }],
  launch: async ({ appFolder }, use, journey) => {
    const desktops: Desktop[] = [];
    await use(async (options = {}) => {
      const desktop = await launchDesktop({ ...(appFolder === undefined ? {} : { appFolder }), ...options });
      desktops.push(desktop);
      return desktop;
    });
    const failed = journey.status !== journey.expectedStatus;
    for (const [index, desktop] of desktops.entries()) {
      if (failed && !desktop.isOver)
        await journey.attach(`desktop ${index + 1}`, {
          body: desktop.screenshot(),
          contentType: 'image/png',
        });
      // After a failure the app may be in any state, so it is not asked.
      await (failed ? desktop.kill9() : desktop.close());
    }
    for (const desktop of desktops) desktop.removeFolder();
  },
  desktop: async ({ launch }, use) => use(await launch()),
});

export { expect } from '@playwright/test';
