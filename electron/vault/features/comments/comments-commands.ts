/** Writing, changing and removing comments. Only their author may change them; acceptance enforces it too. */
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts';
import { ExpectedError } from '../../../../shared/errors/error-codes.ts';
import { COMMENT } from '../../../../shared/features/comments/comments-records.ts';
import { ENTRY } from '../../../../shared/features/journal/journal-records.ts';
import type { ReadTransaction } from '../../database/transactions.ts';
import { circleIdentity } from '../../log/circle-identity.ts';
import { readRecord, type RecordView } from '../../log/records.ts';
import { demandActive } from '../circle-rights.ts';
import type { FeatureParts } from '../feature-parts.ts';

export function commentsCommands(parts: FeatureParts) {
  const { database, log, now } = parts;
  return {
    add({ entryId, text }: ParsedInputOf<'comments.add'>) {
      return database.write((tx) => {
        const entry = readRecord(tx, entryId);
        if (entry === undefined) throw new ExpectedError('not-found');
        // A draft is read by nobody else: there is nobody to talk to.
        if (entry.kind !== ENTRY) throw new ExpectedError('not-allowed');
        demandActive(tx, entry.circleId);
        const commentId = log.createRecord(tx, {
          circleId: entry.circleId,
          kind: COMMENT,
          writers: 'author',
          fields: { entry: entryId, text, createdAt: now() },
        });
        return { commentId };
      });
    },
    edit({ commentId, text }: ParsedInputOf<'comments.edit'>) {
      return database.write((tx) => {
        demandMine(tx, commentId);
        log.putFields(tx, commentId, { text, edited: true });
        return {};
      });
    },
    remove({ commentId }: ParsedInputOf<'comments.remove'>) {
      return database.write((tx) => {
        demandMine(tx, commentId);
        log.putFields(tx, commentId, { removed: true });
        return {};
      });
    },
    restore({ commentId }: ParsedInputOf<'comments.restore'>) {
      return database.write((tx) => {
        demandMine(tx, commentId);
        log.putFields(tx, commentId, { removed: false });
        return {};
      });
    },
  };
}

function demandMine(tx: ReadTransaction, commentId: string): RecordView {
  const comment = readRecord(tx, commentId);
  if (comment === undefined || comment.kind !== COMMENT) throw new ExpectedError('not-found');
  demandActive(tx, comment.circleId);
  if (comment.author !== circleIdentity(tx, comment.circleId).memberId)
    throw new ExpectedError('not-allowed');
  return comment;
}
