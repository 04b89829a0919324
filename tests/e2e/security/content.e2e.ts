/** Rows C1 to C3: where the page comes from, and what its policy lets it do. */
import { contentSecurityPolicy } from '../../../electron/main/security/content-security-policy.ts';
import { noteViolations } from '../../support/violations.ts';
import { expect, test } from '../desktop-test.ts';

// Fails when the window loads a file, or when a page may read files.
test('C1: the app comes from its own scheme, and no file of the computer can be read from it', async ({
  desktop,
}) => {
  const page = desktop.window;
  expect(await page.evaluate(() => [location.protocol, location.origin, isSecureContext])).toEqual([
    'app:',
    'app://alongside',
    true,
  ]);
  const readable = await page.evaluate(async () => {
    const file = 'file:///etc/passwd';
    const loads = (element: HTMLImageElement | HTMLScriptElement, src: string) =>
      new Promise<boolean>((resolve) => {
        element.addEventListener('load', () => resolve(true));
        element.addEventListener('error', () => resolve(false));
        element.src = src;
        document.head.append(element);
      });
    return [
      await fetch(file).then(
        () => true,
        () => false,
      ),
      await loads(new Image(), 'file:///usr/share/pixmaps/debian-logo.png'),
      await loads(document.createElement('script'), file),
      await import(/* @vite-ignore */ file).then(
        () => true,
        () => false,
      ),
    ];
  });
  expect(readable).toEqual([false, false, false, false]);
});

// Fails when the handler is not the one of security/serve-app.ts. (The whole table is a unit test.)
test('C2: only the app’s own files are served, and only to GET', async ({ desktop }) => {
  const statuses = await desktop.app.evaluate(async ({ session }) => {
    const ours = session.fromPartition('alongside');
    const status = (url: string, method = 'GET') =>
      ours.fetch(url, { method }).then(
        (answer) => answer.status,
        () => 0,
      );
    return {
      page: await status('app://alongside/index.html'),
      root: await status('app://alongside/'),
      outside: [
        await status('app://alongside/%2e%2e%2fpackage.json'),
        await status('app://alongside/..%2f..%2fpackage.json'),
        await status('app://alongside/..%5cpackage.json'),
        await status('app://alongside//etc/passwd'),
        await status('app://alongside/%2fetc%2fpasswd'),
        await status('app://alongside/../main/main.js'),
      ],
      otherHost: await status('app://elsewhere/index.html'),
      post: await status('app://alongside/index.html', 'POST'),
    };
  });
  expect(statuses).toEqual({
    page: 200,
    root: 200,
    outside: [400, 400, 400, 400, 400, 404],
    otherHost: 404,
    post: 400,
  });
});

// Fails when a document is sent without the header, or with another.
test('C3: every document has the golden policy with a nonce of its own', async ({ desktop }) => {
  const policies = await desktop.app.evaluate(async ({ session }) => {
    const ours = session.fromPartition('alongside');
    const policyOf = async (url: string) =>
      (await ours.fetch(url)).headers.get('content-security-policy') ?? '';
    return [
      await policyOf('app://alongside/'),
      await policyOf('app://alongside/index.html'),
      await policyOf('app://alongside/missing'),
    ];
  });
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  expect(policies).toEqual(nonces.map(contentSecurityPolicy));
  expect(new Set(nonces).size).toBe(3);
  const ofPage = await desktop.window.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce,
  );
  expect(ofPage).toMatch(/^[A-Za-z0-9+/]{24}$/);
  expect(nonces).not.toContain(ofPage);
});

// Fails when a library's styles miss the nonce, or a page loads something that the policy forbids.
test('C3: the app itself offends against nothing', async ({ launch }) => {
  const desktop = await launch();
  const problems: string[] = [];
  desktop.window.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.type());
  });
  await desktop.window.reload();
  await expect(desktop.window.getByRole('heading').first()).toBeVisible();
  expect(problems).toEqual([]);
});

/** What a page tries: the directive that must refuse it, and the attempt. True means that it had an effect. */
const attempts = {
  'script-src-elem': () => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.ran = "yes"';
    document.body.append(script);
    return document.body.dataset['ran'] !== undefined;
  },
  'script-src': () => {
    try {
      // oxlint-disable-next-line no-eval -- it must not work
      return eval('true') as boolean;
    } catch {
      return false;
    }
  },
  'script-src-attr': () => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'document.body.dataset.clicked = "yes"');
    document.body.append(button);
    button.click();
    return document.body.dataset['clicked'] !== undefined;
  },
  'style-src-elem': () => {
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
    return getComputedStyle(document.body).outlineWidth === '7px';
  },
  'style-src-attr': () => {
    const place = document.createElement('p');
    place.setAttribute('style', 'position: fixed');
    document.body.append(place);
    return getComputedStyle(place).position === 'fixed';
  },
  'img-src': () =>
    new Promise<boolean>((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve(true));
      image.addEventListener('error', () => resolve(false));
      image.src = 'https://example.org/pixel.png';
    }),
  'base-uri': () => {
    const base = document.createElement('base');
    base.href = 'https://example.org/';
    document.head.append(base);
    return document.baseURI.startsWith('https:');
  },
  'connect-src': () =>
    fetch('app://alongside/index.html').then(
      () => true,
      () => false,
    ),
  'frame-src': () =>
    new Promise<boolean>((resolve) => {
      const frame = document.createElement('iframe');
      // What was refused is a page of another origin, whose document is not to be had.
      frame.addEventListener('load', () => resolve(frame.contentDocument !== null));
      frame.src = 'app://alongside/index.html';
      document.body.append(frame);
    }),
  'object-src': () => {
    const object = document.createElement('object');
    object.data = 'app://alongside/index.html';
    document.body.append(object);
    return object.contentDocument !== null;
  },
  'font-src': () =>
    new FontFace('x', 'url(data:font/woff2;base64,AAAA)').load().then(
      () => true,
      () => false,
    ),
  'worker-src': () => {
    const url = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    // A constructor that throws makes the promise fail.
    return new Promise<boolean>((resolve) => {
      const worker = new Worker(url);
      worker.addEventListener('message', () => resolve(true));
      worker.addEventListener('error', () => resolve(false));
    }).catch(() => false);
  },
  'form-action': () => {
    const form = document.createElement('form');
    form.action = 'https://example.org/';
    document.body.append(form);
    form.submit();
    return false;
  },
};

// Fails when a directive is loosened: there is no violation of it, or the attempt has an effect.
test('C3: each directive refuses what it is there for, and says so', async ({ desktop }) => {
  const page = desktop.window;
  for (const [directive, attempt] of Object.entries(attempts))
    await test.step(directive, async () => {
      await page.reload();
      const violations = await noteViolations(page);
      await page.evaluate(`globalThis.attempt = ${attempt.toString()}`);
      // Later, not within the evaluation: the debugger's own code is not under the policy.
      const effect = await page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            setTimeout(() => {
              resolve((Reflect.get(globalThis, 'attempt') as () => boolean | Promise<boolean>)());
            }, 0);
          }),
      );
      expect(effect).toBe(false);
      await expect.poll(async () => (await violations()).map((one) => one.directive)).toContain(directive);
    });
});
