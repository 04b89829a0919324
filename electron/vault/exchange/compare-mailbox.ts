/**
 * A listing of a mailbox against what is known of it: what is new there, what lies there as it should, and
 * what is missing. Absence never deletes anything here. (security.md F13)
 */
import { parseName } from '../../../shared/protocol/protocol.ts';
import type { MailboxEntry } from '../../../shared/transport/transport.ts';
import type { KnownFile } from './object-store.ts';

export interface KnownMailbox {
  readonly objects: ReadonlyMap<string, KnownFile>;
  readonly aside: ReadonlySet<string>;
}

/** What is worth reading now: feeds only once they can be opened, and only the drops of open invitations. */
export interface WantedObjects {
  readonly feeds: boolean;
  readonly drops: ReadonlySet<string>;
}

export interface Comparison {
  /** What to read, in the order in which it is best taken in. */
  readonly unseen: readonly MailboxEntry[];
  /** Ids of known objects that turned up in the mailbox. */
  readonly appeared: readonly string[];
  /** Ids of objects that once lay there and do not now, or are torn. */
  readonly missing: readonly string[];
  /** So much of what once lay there is gone that we ask before we write there again. */
  readonly emptied: boolean;
}

/** A few missing files are put back without a question: somebody's slip, not another folder. */
const fewMissing = 2;
const shareMissing = 0.1;

export function compareMailbox(
  entries: readonly MailboxEntry[],
  known: KnownMailbox,
  wanted: WantedObjects,
): Comparison {
  const whole = new Set<string>();
  const unseen: { entry: MailboxEntry; order: number; seq: number }[] = [];
  for (const entry of entries) {
    const { name, size } = entry;
    const parsed = parseName(name);
    if (parsed === undefined) continue;
    const object = known.objects.get(parsed.id);
    if (object !== undefined) {
      if (object.name === name && (object.size === null || object.size === size)) whole.add(parsed.id);
      continue;
    }
    if (known.aside.has(parsed.id)) continue;
    if (parsed.folder === 'control') unseen.push({ entry, order: 0, seq: 0 });
    else if (parsed.folder === 'invitation') {
      if (wanted.drops.has(parsed.drop)) unseen.push({ entry, order: 1, seq: 0 });
    } else if (wanted.feeds) unseen.push({ entry, order: 2, seq: parsed.seq });
  }
  unseen.sort((a, b) => a.order - b.order || a.seq - b.seq);

  const appeared: string[] = [];
  const missing: string[] = [];
  let once = 0;
  for (const [id, object] of known.objects) {
    if (object.there) once++;
    if (whole.has(id) === object.there) continue;
    (object.there ? missing : appeared).push(id);
  }
  const many = missing.length > fewMissing && missing.length > once * shareMissing;
  return {
    unseen: unseen.map(({ entry }) => entry),
    appeared,
    missing,
    emptied: many || (missing.length > 0 && missing.length === once),
  };
}
