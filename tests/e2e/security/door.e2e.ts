/** Rows B1, B2, B5: who gets a port to the vault, and what the bridge to it gives away. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORT_CHANNEL, PORT_REQUEST_CHANNEL } from '../../../shared/contract/wire.ts';
import type { Bridge } from '../../support/bridge.ts';
import type { Desktop } from '../../support/launch-desktop.ts';
import { expect, test } from '../desktop-test.ts';

type Asker = 'the page itself' | 'a child frame' | 'a frame that is gone' | 'another window' | 'no frame';

/** Asks for a port as that frame would, and tells whether a port was sent to any frame. */
async function askAs(desktop: Desktop, asker: Asker): Promise<boolean> {
  return desktop.app.evaluate(
    async ({ BrowserWindow, ipcMain }, { asker, request, answer }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window');
      // Everything about it is like ours, but main has not made it.
      const stranger = new BrowserWindow({ show: false, webPreferences: { partition: 'alongside' } });
      await stranger.loadURL('app://alongside/index.html');
      const [child] = window.webContents.mainFrame.frames;
      const main = window.webContents.mainFrame;
      const frame = {
        'the page itself': main,
        'a child frame': child,
        'a frame that is gone': child,
        'another window': stranger.webContents.mainFrame,
        'no frame': null,
      }[asker];
      if (frame === undefined) throw new Error('There is no child frame');
      if (asker === 'a frame that is gone') {
        await main.executeJavaScript('document.querySelector("iframe").remove()');
      }
      let sent = 0;
      const proto = Object.getPrototypeOf(main) as {
        postMessage: (channel: string, ...rest: unknown[]) => void;
      };
      const before = proto.postMessage;
      proto.postMessage = function (channel, ...rest) {
        if (channel === answer) sent++;
        Reflect.apply(before, this, [channel, ...rest]);
      };
      const sender = asker === 'another window' ? stranger.webContents : window.webContents;
      ipcMain.emit(request, { sender, senderFrame: frame });
      proto.postMessage = before;
      stranger.destroy();
      return sent > 0;
    },
    { asker, request: PORT_REQUEST_CHANNEL, answer: PORT_CHANNEL },
  );
}

const refusals = (desktop: Desktop) =>
  readFileSync(join(desktop.userDataDir, 'logs', 'alongside.log'), 'utf8').split('"door.refused"').length - 1;

// Shows that the ones below could fail.
test('B1: the page of our window gets a port', async ({ desktop }) => {
  expect(await askAs(desktop, 'the page itself')).toBe(true);
});

// Each fails when `mayPass` loses a condition, or a frame is looked at without care.
for (const asker of ['a child frame', 'a frame that is gone', 'another window', 'no frame'] as const)
  test(`B1: ${asker} gets none, and main stands`, async ({ desktop }) => {
    await desktop.window.evaluate(() => document.body.append(document.createElement('iframe')));
    const before = refusals(desktop);
    expect(await askAs(desktop, asker)).toBe(false);
    expect(refusals(desktop)).toBe(before + 1);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

// Fails with nodeIntegrationInSubFrames, or when the preload exposes more.
test('B2: a page sees two functions, a frame inside it none, and nobody sees an IPC object', async ({
  desktop,
}) => {
  const seen = await desktop.window.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const bridge = Reflect.get(globalThis, 'alongside') as Bridge;
    return {
      names: Object.getOwnPropertyNames(bridge).map((name) => [name, typeof Reflect.get(bridge, name)]),
      prototype: Object.getPrototypeOf(bridge) === Object.prototype,
      ofFunctions: [bridge.call, bridge.subscribe].flatMap((one) =>
        Object.getOwnPropertyNames(one).filter(
          (name) => !['length', 'name', 'prototype', 'arguments', 'caller'].includes(name),
        ),
      ),
      inFrame: frame.contentWindow !== null && 'alongside' in frame.contentWindow,
    };
  });
  expect(seen).toEqual({
    names: [
      ['call', 'function'],
      ['subscribe', 'function'],
    ],
    prototype: true,
    ofFunctions: [],
    inFrame: false,
  });
});

// Fails when the event of the port is passed on instead of its data.
test('B2: a listener hears plain data and nothing else', async ({ desktop }) => {
  const heard = await desktop.window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'alongside') as Bridge;
    const told = new Promise<unknown[]>((resolve) => {
      bridge.subscribe((...all) => resolve(all));
    });
    await bridge.call('settings.change', { textSize: 'large' });
    return (await told).map((one) => [Object.getPrototypeOf(one) === Object.prototype, JSON.stringify(one)]);
  });
  expect(heard).toEqual([[true, '{"changed":["settings"]}']]);
});

// Fails when contextIsolation is off: the preload's functions would be called through the page's own.
test('B5: a page that overwrites what everything is built of does not get hold of the preload’s world', async ({
  desktop,
}) => {
  const foreign = await desktop.window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'alongside') as Bridge;
    const caught: unknown[] = [];
    const kept = {
      bind: Function.prototype.bind,
      call: Function.prototype.call,
      apply: Function.prototype.apply,
      then: Promise.prototype.then,
      set: Map.prototype.set,
    };
    const spyOn = (owner: object, name: string, original: (...given: never[]) => unknown) =>
      Reflect.set(owner, name, function (this: unknown, ...given: never[]) {
        caught.push(this, ...given);
        return Reflect.apply(original, this, given);
      });
    spyOn(Function.prototype, 'bind', kept.bind);
    spyOn(Function.prototype, 'call', kept.call);
    spyOn(Function.prototype, 'apply', kept.apply);
    spyOn(Promise.prototype, 'then', kept.then);
    spyOn(Map.prototype, 'set', kept.set);
    const settings = { ['__proto__']: { polluted: true }, textSize: 'normal' };
    await bridge.call('settings.read', {});
    await bridge.call('settings.change', settings);
    bridge.subscribe(() => {})();
    Object.assign(Function.prototype, { bind: kept.bind, call: kept.call, apply: kept.apply });
    Promise.prototype.then = kept.then;
    Map.prototype.set = kept.set;
    // What was made in another world has that world's functions behind it.
    const constructors = caught
      .filter((one) => (typeof one === 'object' && one !== null) || typeof one === 'function')
      .map((one): unknown => Reflect.get(one, 'constructor'))
      .filter((one) => one !== undefined && !(one instanceof Function));
    return { foreign: constructors.length, polluted: 'polluted' in {}, caught: caught.length > 0 };
  });
  expect(foreign).toEqual({ foreign: 0, polluted: false, caught: true });
});

// Fails when something else than data is taken as an argument, or when it ends the bridge.
test('B5: what is not plain data is refused, and the bridge goes on', async ({ desktop }) => {
  const outcomes = await desktop.window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'alongside') as Bridge;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    const hostile: unknown[] = [
      () => {},
      { passphrase: () => {} },
      frame,
      canvas,
      Symbol('x'),
      {
        get passphrase() {
          throw new Error('no');
        },
      },
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
      globalThis,
    ];
    const taken: string[] = [];
    for (const [index, input] of hostile.entries()) {
      try {
        const reply = await bridge.call('vault.judgePassphrase', input);
        if (reply.ok) taken.push(String(index));
      } catch {
        // Refused by the bridge before it left the page.
      }
    }
    const after = await bridge.call('settings.read', {});
    return { taken, after: after.ok };
  });
  expect(outcomes).toEqual({ taken: [], after: true });
});
