/**
 * Which links may leave the app for the person's browser or mail program. Everything that is not plainly a web page
 * over TLS or a new mail is refused, whatever it is called. (security.md C6)
 */
export type LinkVerdict =
  | {
      readonly open: true;
      readonly kind: 'page' | 'mail';
      /** As it will be handed to the system, normalised. */
      readonly url: string;
      /** Shown to the person in full: host and port (in ASCII form, so that look-alikes show), or the mail address. */
      readonly goesTo: string;
    }
  | { readonly open: false };

const refused: LinkVerdict = { open: false };
const MAX_LENGTH = 2048;
/** What a parser would quietly drop or turn round: controls, spaces, invisible and bidirectional marks, backslashes. */
const SUSPICIOUS = /[\p{Cc}\p{Cf}\p{Z}\\]/u;
const ADDRESS = /^[A-Za-z0-9._+-]+(?:%40|@)[A-Za-z0-9.-]+$/;

export function judgeLink(link: string): LinkVerdict {
  if (link.length === 0 || link.length > MAX_LENGTH || SUSPICIOUS.test(link)) return refused;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    // Not an address at all.
    return refused;
  }
  if (url.protocol === 'https:') return judgePage(link, url);
  if (url.protocol === 'mailto:') return judgeMail(url);
  return refused;
}

function judgePage(link: string, url: URL): LinkVerdict {
  const saysItsHost = /^https:\/\/[^/?#]/i.test(link);
  if (!saysItsHost || url.username !== '' || url.password !== '' || url.hostname === '') return refused;
  return { open: true, kind: 'page', url: url.href, goesTo: url.host };
}

/** One address, and of the fields only those that fill in text: `attach=` and the like open files in some programs. */
function judgeMail(url: URL): LinkVerdict {
  if (!ADDRESS.test(url.pathname)) return refused;
  for (const field of url.searchParams.keys()) if (field !== 'subject' && field !== 'body') return refused;
  return { open: true, kind: 'mail', url: url.href, goesTo: url.pathname.replace('%40', '@') };
}
