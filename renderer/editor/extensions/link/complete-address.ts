import { linkTarget } from '../../../../shared/text/link-policy.ts';

/**
 * What a person typed into the address field, completed: "example.org" and "ana@example.org" are enough.
 * Null when no text may link there.
 */
export function completeAddress(typed: string): string | null {
  const text = typed.trim();
  if (linkTarget(text)) return text;
  // A port is no scheme: "example.org:8443/x" is a host, "javascript:x" is not.
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) || !text.includes('.')) return null;
  const guess = /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  return linkTarget(guess) ? guess : null;
}
