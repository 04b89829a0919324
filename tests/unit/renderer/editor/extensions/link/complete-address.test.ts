import { describe, expect, it } from 'vitest';
import { completeAddress } from '../../../../../../renderer/editor/extensions/link/complete-address.ts';

describe('what a person types as an address', () => {
  it.each([
    ['example.org', 'https://example.org'],
    ['  example.org/a?b=c  ', 'https://example.org/a?b=c'],
    ['example.org:8443/x', 'https://example.org:8443/x'],
    ['ana@example.org', 'mailto:ana@example.org'],
    ['https://example.org', 'https://example.org'],
    ['mailto:ana@example.org', 'mailto:ana@example.org'],
  ])('completes %s', (typed, address) => {
    expect(completeAddress(typed)).toBe(address);
  });

  // Fails when a scheme is taken for a host, or the policy is not asked about the completed address.
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1).org',
    'http://example.org',
    'file:///etc/passwd',
    'data:text/html,x.y',
    'alongside:invite.x',
    'java\nscript:alert(1).x',
    'word',
    '',
    'two words.org',
    'user:secret@example.org',
  ])('C6: refuses %j', (typed) => {
    expect(completeAddress(typed)).toBeNull();
  });
});
