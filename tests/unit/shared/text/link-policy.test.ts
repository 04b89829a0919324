import { describe, expect, it } from 'vitest';
import { isAllowedLink, LINK_MAX_CHARACTERS, linkTarget } from '../../../../shared/text/link-policy.ts';

const refused = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0000javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'smb://host/share',
  'ftp://example.org/',
  'http://example.org/',
  'ms-msdt:/id',
  'search-ms:query=x',
  'blob:https://example.org/1',
  'app://alongside/',
  'alongside:invite',
  'https://user:secret@example.org/',
  'https://your-bank.example@elsewhere.example/',
  'https://example.org/\u202Egnp.exe',
  'https://example.org/a b',
  'https:\n//example.org/',
  'https://',
  'mailto:',
  '//example.org/',
  '/relative',
  '#fragment',
  'example.org',
  '',
  `https://example.org/${'a'.repeat(LINK_MAX_CHARACTERS)}`,
];

const allowed = [
  'https://example.org/',
  'HTTPS://EXAMPLE.ORG/path?x=1#y',
  'https://example.org:8443/a(b)_c',
  'https://xn--bcher-kva.example/',
  'mailto:ana@example.org',
  'mailto:ana@example.org?subject=Hello',
];

// Fails when any scheme but https and mailto, or a hidden character, gets through `linkTarget`.
describe('C9: links lead to https pages and mail addresses only', () => {
  it.each(refused)('C9: refuses %j', (address) => {
    expect(isAllowedLink(address)).toBe(false);
  });

  it.each([null, undefined, 1, {}, ['https://example.org/'], { toString: () => 'https://example.org/' }])(
    'C9: refuses what is no text (%j)',
    (address) => {
      expect(isAllowedLink(address)).toBe(false);
    },
  );

  it.each(allowed)('C9: allows %j', (address) => {
    expect(isAllowedLink(address)).toBe(true);
  });

  it('C9: a host in foreign letters is shown in the form that cannot be mistaken', () => {
    expect(linkTarget('https://аpple.example/')).toEqual({ kind: 'page', host: 'xn--pple-43d.example' });
  });

  it('C9: an address of exactly the longest length is allowed, one more is not', () => {
    const start = 'https://example.org/';
    expect(isAllowedLink(start + 'a'.repeat(LINK_MAX_CHARACTERS - start.length))).toBe(true);
    expect(isAllowedLink(start + 'a'.repeat(LINK_MAX_CHARACTERS - start.length + 1))).toBe(false);
  });
});
