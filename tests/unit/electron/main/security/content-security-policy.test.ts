import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../../electron/main/security/content-security-policy.ts';

describe('the content security policy', () => {
  // Fails when any directive is added, loosened or dropped.
  it('C3: is the golden text, with the nonce of its response', () => {
    expect(contentSecurityPolicy('abcdefghijklmnopqrstuvwx')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abcdefghijklmnopqrstuvwx'; " +
        "img-src 'self' blob:; font-src 'self'; connect-src 'none'; worker-src 'self'; frame-src 'none'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  // Fails when the nonce is put in unchecked.
  it.each([
    '',
    'short',
    "x'; script-src *; style-src '",
    'abcdefghijklmnopqrstuvwx y',
    '=====================...',
  ])('C3: refuses a nonce that could end its own quotes (%j)', (nonce) => {
    expect(() => contentSecurityPolicy(nonce)).toThrow(RangeError);
  });
});
