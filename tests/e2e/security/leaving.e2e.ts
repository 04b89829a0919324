/**
 * Rows C4 to C7: a page cannot leave, open another, send the person anywhere unasked, or get a permission. (A drop on the
 * window cannot be played by a debugger: that it does not navigate is among the preferences of A1.)
 */
import type { Page } from '@playwright/test';
import type { Desktop } from '../../support/launch-desktop.ts';
import { expect, test } from '../desktop-test.ts';

/** Notes in main every attempt of a page to go somewhere, and every time that it really did. */
async function noteJourneys(desktop: Desktop) {
  await desktop.app.evaluate(({ app, BrowserWindow }) => {
    const noted = { tried: 0, went: [] as string[], windows: 0 };
    Reflect.set(globalThis, 'alongsideTestJourneys', noted);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.on('will-frame-navigate', () => noted.tried++);
      webContents.on('did-frame-navigate', (_event, url) => {
        if (!url.startsWith('about:')) noted.went.push(url);
      });
    }
    app.on('browser-window-created', () => noted.windows++);
    app.on('web-contents-created', () => noted.windows++);
  });
  return () =>
    desktop.app.evaluate(
      () =>
        Reflect.get(globalThis, 'alongsideTestJourneys') as {
          tried: number;
          went: string[];
          windows: number;
        },
    );
}

/** A link, form or the like put on top of the page, to be used with a real click. */
async function place(page: Page, html: string): Promise<void> {
  await page.evaluate((html) => {
    const box = document.createElement('div');
    box.id = 'bait';
    Object.assign(box.style, { position: 'fixed', inset: '0', zIndex: '99999', background: 'white' });
    box.innerHTML = html;
    document.body.append(box);
  }, html);
}

/** A real click on the bait. Locators would wait for the page to be gone, which it never is. */
async function clickBait(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const box = document.querySelector('#bait a')?.getBoundingClientRect();
    if (box === undefined) throw new Error('There is nothing to click on');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(x, y);
}

const goals = [
  'https://example.org/',
  'file:///etc/passwd',
  'app://alongside/index.html?again',
  'data:text/html,x',
];

const departures: Readonly<Record<string, (page: Page, goal: string) => Promise<unknown>>> = {
  'location =': (page, goal) => page.evaluate((goal) => void (location.href = goal), goal),
  'location.replace': (page, goal) => page.evaluate((goal) => location.replace(goal), goal),
  'a link': async (page, goal) => {
    await place(page, `<a href="${goal}">go</a>`);
    await clickBait(page);
  },
  'a link to the top': async (page, goal) => {
    await place(page, `<a target="_top" href="${goal}">go</a>`);
    await clickBait(page);
  },
  'a refresh of the page': (page, goal) =>
    page.evaluate((goal) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${goal}`;
      document.head.append(meta);
    }, goal),
  'a link inside a frame': (page, goal) =>
    page.evaluate((goal) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const link = frame.contentDocument?.createElement('a');
      if (link === undefined) throw new Error('The frame has no document');
      link.href = goal;
      link.target = '_top';
      frame.contentDocument?.body.append(link);
      link.click();
    }, goal),
};

// Each fails when `will-frame-navigate` and `will-navigate` are not prevented any more.
for (const [way, depart] of Object.entries(departures))
  test(`C4: ${way} leads nowhere`, async ({ desktop }) => {
    const page = desktop.window;
    const noted = await noteJourneys(desktop);
    const here = page.url();
    await page.evaluate(() => void Reflect.set(globalThis, 'stillHere', true));
    for (const [index, goal] of goals.entries()) {
      await depart(page, goal).catch(() => undefined);
      await page.evaluate(() => document.querySelector('#bait')?.remove());
      // Chromium refuses files and data by itself, before anybody is asked.
      if (!/^(file|data):/.test(goal))
        await expect.poll(async () => (await noted()).tried).toBeGreaterThan(index / 4);
    }
    expect((await noted()).went).toEqual([]);
    expect([page.url(), await page.evaluate(() => Reflect.get(globalThis, 'stillHere') as boolean)]).toEqual([
      here,
      true,
    ]);
  });

// Fails when history can be walked to a page before ours.
test('C4: going back and forth stays on the page', async ({ desktop }) => {
  const page = desktop.window;
  const noted = await noteJourneys(desktop);
  await page.evaluate(() => {
    for (const step of [-1, -5, 1, 5]) history.go(step);
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect((await noted()).went).toEqual([]);
  expect(page.url()).toMatch(/^app:\/\/alongside\/index\.html/);
});

// Each fails when the window-open handler allows anything.
test('C5: nothing opens a second window', async ({ desktop }) => {
  const page = desktop.window;
  const noted = await noteJourneys(desktop);
  const opened = await page.evaluate(
    (goals) => goals.map((goal) => window.open(goal) !== null),
    [...goals, ''],
  );
  expect(opened).toEqual([false, false, false, false, false]);
  for (const goal of goals) {
    await place(page, `<a target="_blank" rel="opener" href="${goal}">go</a>`);
    const link = page.locator('#bait a');
    await link.click();
    await link.click({ button: 'middle' });
    await link.click({ modifiers: ['Shift'] });
    await link.click({ modifiers: ['Control'] });
    await page.evaluate(() => document.querySelector('#bait')?.remove());
  }
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute(
      'sandbox',
      'allow-same-origin allow-scripts allow-popups allow-popups-to-escape-sandbox',
    );
    document.body.append(frame);
    const link = frame.contentDocument?.createElement('a');
    if (link === undefined) throw new Error('The frame has no document');
    Object.assign(link, { href: 'https://example.org/', target: '_blank' });
    frame.contentDocument?.body.append(link);
    link.click();
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const { windows, went } = await noted();
  expect({ windows, went }).toEqual({ windows: 0, went: [] });
  expect(desktop.app.windows()).toHaveLength(1);
  expect(await desktop.dialogs.openedLinks()).toEqual([]);
});

// Fails when a permission is granted, asked or found granted, that is not the one of security/request-policy.ts.
test('C7: of all permissions a page has only that of writing to the clipboard', async ({ desktop }) => {
  await desktop.window.evaluate(() => navigator.clipboard.writeText('a safety number'));
  expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('a safety number');
  const found = await desktop.window.evaluate(async () => {
    const names = [
      ...['accelerometer', 'ambient-light-sensor', 'background-fetch', 'background-sync', 'camera'],
      ...['clipboard-read', 'display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'local-fonts'],
      ...[
        'magnetometer',
        'microphone',
        'midi',
        'nfc',
        'notifications',
        'payment-handler',
        'periodic-background-sync',
      ],
      ...[
        'persistent-storage',
        'push',
        'screen-wake-lock',
        'speaker-selection',
        'storage-access',
        'window-management',
      ],
    ];
    const granted: string[] = [];
    for (const name of names) {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      if (status?.state === 'granted') granted.push(name);
    }
    const device = (name: string) =>
      Reflect.get(navigator, name) as Record<string, (o?: object) => Promise<unknown>> | undefined;
    const asked: Record<string, () => Promise<unknown> | undefined> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      position: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      notification: () =>
        Notification.requestPermission().then(
          (state) => state === 'granted' || Promise.reject(new Error(state)),
        ),
      clipboard: () => navigator.clipboard.read(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      usb: () => device('usb')?.['requestDevice']?.({ filters: [] }),
      hid: () =>
        device('hid')
          ?.['requestDevice']?.({ filters: [] })
          .then((all) => (all as []).length || Promise.reject(new Error())),
      serial: () => device('serial')?.['requestPort']?.({ filters: [] }),
      bluetooth: () => device('bluetooth')?.['requestDevice']?.({ acceptAllDevices: true }),
      storage: () => navigator.storage.persist().then((kept) => kept || Promise.reject(new Error())),
    };
    for (const [name, ask] of Object.entries(asked)) {
      const answer = await Promise.resolve()
        .then(() => ask() ?? Promise.reject(new Error('not there')))
        .then(
          () => 'given',
          () => 'refused',
        );
      if (answer === 'given') granted.push(`asked for ${name}`);
    }
    return granted;
  });
  expect(found).toEqual([]);
});
