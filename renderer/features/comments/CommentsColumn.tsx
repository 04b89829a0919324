import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { CommentCard } from './CommentCard.tsx';
import { CommentForm } from './CommentForm.tsx';
import styles from './Comments.module.css';
import { RemovedNote } from './RemovedNote.tsx';
import { unsentComments } from './unsent-comments.ts';

export interface CommentsColumnProps {
  readonly entryId: string;
  /** A draft, an entry in the trash and a circle that was left take no new comments. */
  readonly state: 'open' | 'draft' | 'trash' | 'left';
}

/** The comments of one entry, oldest first, and the field to write one. Give it the entry as its key. */
export function CommentsColumn({ entryId, state }: CommentsColumnProps) {
  const { t } = useTranslation('comments');
  const { value, error } = useLiveQuery('comments.list', { entryId });
  const add = useCommand('comments.add');
  const [removed, setRemoved] = useState<string | null>(null);
  const comments = value?.comments ?? [];

  return (
    <section className={styles['column']} aria-label={t('title')}>
      <h2 className={styles['title']}>{t('title')}</h2>
      <ErrorNote error={error} />
      {comments.length > 0 && (
        <ul className={styles['list']}>
          {comments.map((comment) => (
            <li key={comment.commentId}>
              <CommentCard comment={comment} open={state === 'open'} onRemoved={setRemoved} />
            </li>
          ))}
        </ul>
      )}
      {removed !== null && <RemovedNote commentId={removed} onDone={() => setRemoved(null)} />}
      {value && comments.length === 0 && state === 'open' && (
        <div className={styles['empty']}>
          <p className={styles['emptyTitle']}>{t('emptyTitle')}</p>
          <p>{t('emptyText')}</p>
        </div>
      )}
      {state === 'draft' && <p className={styles['empty']}>{t('onDraft')}</p>}
      {state === 'trash' && <p className={styles['empty']}>{t('onTrash')}</p>}
      {state === 'open' && (
        <div className={styles['card']}>
          <CommentForm
            startWith={unsentComments.of(entryId)}
            submitLabel={t('send')}
            pending={add.pending}
            error={add.error}
            onType={(text) => unsentComments.keep(entryId, text)}
            onSubmit={async (text) => (await add.run({ entryId, text })).ok}
          />
        </div>
      )}
    </section>
  );
}
