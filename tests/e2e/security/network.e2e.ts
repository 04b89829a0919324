/** Rows C12 and J6: nothing leaves this computer by way of the window, whatever is on the page. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { processTree } from '../../support/process-tree.ts';
import { ownDisplay } from '../../support/own-display.ts';
import { internetSockets } from '../../support/sockets.ts';
import { startUnwatched } from '../../support/start-unwatched.ts';
import { expect, test } from '../desktop-test.ts';

/** Listens on this computer for whatever arrives. */
async function openSink() {
  const arrived: string[] = [];
  const http = createServer((request, response) => {
    arrived.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end();
  });
  http.on('connection', () => arrived.push('a connection'));
  http.on('upgrade', (_request, socket) => socket.destroy());
  const udp = createSocket('udp4', () => arrived.push('a datagram'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    arrived,
    tcp: (http.address() as AddressInfo).port,
    udp: udp.address().port,
    close: () => {
      http.close();
      udp.close();
    },
  };
}

// Fails when the policy, the session's request filter and the switches are all loosened; each alone holds.
test('C12: whatever a page refers to, no request and no datagram leaves', async ({ desktop }) => {
  const sink = await openSink();
  const requested = () =>
    desktop.app.evaluate(() =>
      (Reflect.get(globalThis, 'alongsideTestRequests') as string[]).filter(
        (url) => !/^(app|blob):/.test(url),
      ),
    );
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const urls: string[] = [];
    Reflect.set(globalThis, 'alongsideTestRequests', urls);
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.session.webRequest.onSendHeaders(({ url }) => urls.push(url));
  });
  await desktop.window.evaluate(
    async ({ tcp, udp }) => {
      const there = `http://127.0.0.1:${tcp}`;
      const settled = (element: HTMLElement) =>
        new Promise((resolve) => {
          element.addEventListener('load', resolve);
          element.addEventListener('error', resolve);
        });
      const put = (tag: string, attributes: Record<string, string>, waits = true) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        const done = settled(element);
        document.body.append(element);
        return waits ? done : undefined;
      };
      const rtc = async () => {
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: [`stun:127.0.0.1:${udp}`] },
            { urls: [`turn:127.0.0.1:${tcp}?transport=tcp`], username: 'a', credential: 'b' },
          ],
        });
        peer.createDataChannel('x');
        const gathered = new Promise<void>((resolve) => {
          peer.addEventListener('icegatheringstatechange', () => {
            if (peer.iceGatheringState === 'complete') resolve();
          });
        });
        await peer.setLocalDescription();
        await gathered;
        peer.close();
      };
      const socket = (kind: 'WebSocket' | 'EventSource') =>
        new Promise((resolve) => {
          try {
            const one =
              kind === 'WebSocket'
                ? new WebSocket(`ws://127.0.0.1:${tcp}/`)
                : new EventSource(`${there}/events`);
            one.addEventListener('error', resolve);
            one.addEventListener('open', resolve);
          } catch (refused) {
            resolve(refused);
          }
        });
      await Promise.allSettled([
        fetch(`${there}/fetch`, { mode: 'no-cors' }),
        put('img', { src: `${there}/img`, srcset: `${there}/srcset 2x` }),
        put('script', { src: `${there}/script` }),
        put('link', { rel: 'stylesheet', href: `${there}/style` }),
        put('link', { rel: 'preload', as: 'image', href: `${there}/preload` }),
        put('link', { rel: 'modulepreload', href: `${there}/module` }),
        put('link', { rel: 'prefetch', href: `${there}/prefetch` }, false),
        put('link', { rel: 'preconnect', href: there }, false),
        put('link', { rel: 'dns-prefetch', href: '//canary.example.org' }, false),
        put('link', { rel: 'icon', href: `${there}/icon` }, false),
        put('link', { rel: 'manifest', href: `${there}/manifest` }, false),
        put('video', { src: `${there}/video`, poster: `${there}/poster` }),
        put('audio', { src: `${there}/audio` }),
        put('object', { data: `${there}/object` }),
        put('embed', { src: `${there}/embed` }, false),
        put('iframe', { src: `${there}/iframe` }),
        new FontFace('x', `url(${there}/font)`).load(),
        import(/* @vite-ignore */ `${there}/import`),
        socket('WebSocket'),
        socket('EventSource'),
        rtc(),
        Promise.resolve(navigator.sendBeacon(`${there}/beacon`, 'x')),
      ]);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { background: url(${there}/background) }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    },
    { tcp: sink.tcp, udp: sink.udp },
  );
  expect(await requested()).toEqual([]);
  expect(sink.arrived).toEqual([]);
  sink.close();
});

// Fails when Chromium's own errands are switched on again, or anything of ours listens or connects.
test('J6: an app that nobody has told to exchange anything holds no connection at all', async ({
  appFolder,
}, journey) => {
  const display = await ownDisplay(1280, 820);
  try {
    const app = startUnwatched({ userDataDir: journey.outputPath('data'), env: display.env, appFolder });
    await app.ready;
    const pids = processTree(app.pid).map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThan(3);
    expect(internetSockets(pids)).toEqual([]);
    app.quit();
    await app.over;
  } finally {
    await display.end();
  }
});
