import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAssetRequest } from '../../../../../electron/main/security/answer-asset-request.ts';

const place = mkdtempSync(join(tmpdir(), 'alongside-assets-'));
const folder = join(place, 'renderer');

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<style nonce="__CSP_NONCE__"></style><meta nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(folder, 'assets', 'app-1a2B_-3.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'plain'), 'no ending');
  writeFileSync(join(folder, 'assets', 'app.js.map'), '{}');
  writeFileSync(join(folder, '.hidden.js'), 'hidden');
  writeFileSync(join(place, 'outside.js'), 'outside');
  mkdirSync(join(place, 'renderer-beside'));
  writeFileSync(join(place, 'renderer-beside', 'outside.js'), 'outside');
  symlinkSync(join(place, 'outside.js'), join(folder, 'link-out.js'));
  symlinkSync(join(place, 'renderer-beside'), join(folder, 'folder-out'));
  symlinkSync(join(folder, 'loop.js'), join(folder, 'loop.js'));
});
afterAll(() => rmSync(place, { recursive: true }));

const ask = (url: string, method = 'GET') => answerAssetRequest(folder, { method, url });

describe('the app’s own files', () => {
  it.each([
    ['app://alongside/', 'text/html; charset=utf-8'],
    ['app://alongside/index.html', 'text/html; charset=utf-8'],
    ['app://alongside/index.html?x=../../y#/journal', 'text/html; charset=utf-8'],
    ['app://alongside/assets/app-1a2B_-3.js', 'text/javascript; charset=utf-8'],
    ['app://alongside/assets/app%2D1a2B_%2d3.js', 'text/javascript; charset=utf-8'],
  ])('C2: %s is served as what it is', async (url, type) => {
    const answer = await ask(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  // Fails when the path is joined and read without the table of names, or without realpath.
  it.each([
    'app://alongside/../outside.js',
    'app://alongside/assets/../../outside.js',
    'app://alongside/%2e%2e/outside.js',
    'app://alongside/%2e%2e%2foutside.js',
    'app://alongside/..%2foutside.js',
    'app://alongside/..%5coutside.js',
    'app://alongside/%252e%252e%252foutside.js',
    'app://alongside/assets/..\\..\\outside.js',
    'app://alongside//etc/passwd',
    'app://alongside///etc/passwd',
    'app://alongside/%2fetc%2fpasswd',
    'app://alongside/C:/outside.js',
    'app://alongside/C:%5coutside.js',
    'app://alongside/%5c%5chost%5cshare%5coutside.js',
    'app://alongside/index.html%00.js',
    'app://alongside/assets/%',
    'app://alongside/assets/%c0%ae%c0%ae/outside.js',
    'app://alongside/assets/app-1a2B_-3.js/',
    'app://alongside/assets/',
    'app://alongside/assets/./app-1a2B_-3.js',
    'app://alongside/assets /app-1a2B_-3.js',
    'app://alongside/.hidden.js',
    'app://alongside/assets/a:stream.js',
    `app://alongside/${'a'.repeat(1100)}.js`,
    'file:///etc/passwd',
    'http://alongside/index.html',
    'APP://alongside/index.html',
  ])('C2: %s is refused before the disk is asked', async (url) => {
    expect((await ask(url)).status).toBe(400);
  });

  it.each([
    'app://alongside/link-out.js',
    'app://alongside/folder-out/outside.js',
    'app://alongside/loop.js',
    'app://alongside/missing.js',
    'app://alongside/assets',
    'app://alongside/assets/plain',
    'app://alongside/assets/app.js.map',
    'app://alongside/index.html/index.html',
    'app://other/index.html',
    'app://alongside.example/index.html',
    'app://alongside:80/index.html',
    'app://alongside@other/index.html',
    'app://x@alongside/index.html',
    'app:///index.html',
  ])('C2: %s is not there', async (url) => {
    const answer = await ask(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'get'])(
    'C2: the method %s is refused',
    async (method) => {
      expect((await ask('app://alongside/index.html', method)).status).toBe(400);
    },
  );

  // Fails when the nonce is made once, or when a document is sent without the header.
  it('C3: every document has the policy, and each time a nonce of its own that its styles carry', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const answer = await ask('app://alongside/');
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(await answer.text()).toBe(`<style nonce="${nonce}"></style><meta nonce="${nonce}">`);
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it.each(['app://alongside/assets/app-1a2B_-3.js', 'app://alongside/missing.js', 'app://other/'])(
    'C3: %s comes with the policy too',
    async (url) => {
      expect((await ask(url)).headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    },
  );
});
