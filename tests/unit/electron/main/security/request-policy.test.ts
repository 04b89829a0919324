import { describe, expect, it } from 'vitest';
import { mayHave, mayRequest } from '../../../../../electron/main/security/request-policy.ts';

describe('what a window’s session may ask for', () => {
  it.each(['app://alongside/index.html', 'blob:app://alongside/0f0f'])('C12: %s is ours', (url) => {
    expect(mayRequest(url)).toBe(true);
  });

  // Fails when the list of what is allowed becomes a list of what is forbidden.
  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'blob:https://example.org/0f0f',
    'ftp://example.org/',
    'chrome://gpu',
    'devtools://devtools/',
    'applied://x',
    'app:x',
    '',
  ])('C12: %j is refused', (url) => {
    expect(mayRequest(url)).toBe(false);
  });

  it('C7: the only permission is writing to the clipboard, and only for our own page', () => {
    expect(mayHave('clipboard-sanitized-write', true)).toBe(true);
    expect(mayHave('clipboard-sanitized-write', false)).toBe(false);
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'hid',
      '',
    ])
      expect(mayHave(permission, true)).toBe(false);
  });
});
