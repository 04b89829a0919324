/**
 * Which addresses a text may link to, in whatever way they came in: typed, pasted, loaded or received.
 * Only https pages and mail addresses; everything else stays plain text. The editor, the document worker
 * and main (before it opens one) all ask here. (security.md C6, C9)
 */
export const LINK_MAX_CHARACTERS = 2048;

// Control, format and separating characters hide a scheme ("java\nscript:"); no honest address holds one.
const HIDDEN_CHARACTERS = /[\p{Cc}\p{Cf}\p{Z}]/u;

/** The parts used here of the WHATWG URL that Node and browsers both have; `shared` is typed for neither. */
interface ParsedAddress {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly pathname: string;
}
declare const URL: { new (address: string): ParsedAddress; canParse(address: string): boolean };

export type LinkTarget =
  { readonly kind: 'page'; readonly host: string } | { readonly kind: 'mail'; readonly address: string };

/** Where an address leads, in full and unambiguous (a foreign host in its ASCII form); null: nowhere we go. */
export function linkTarget(address: unknown): LinkTarget | null {
  if (typeof address !== 'string' || address.length > LINK_MAX_CHARACTERS) return null;
  if (HIDDEN_CHARACTERS.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.pathname === '' ? null : { kind: 'mail', address: url.pathname };
  if (url.protocol !== 'https:') return null;
  // "https://your-bank.example@elsewhere" reads as another host than it is.
  if (url.username !== '' || url.password !== '') return null;
  return { kind: 'page', host: url.host };
}

export function isAllowedLink(address: unknown): address is string {
  return linkTarget(address) !== null;
}
