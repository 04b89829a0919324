import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentView } from '../../../shared/features/comments/comments-contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useWhereabouts } from '../../i18n/use-whereabouts.ts';
import { useClock } from '../../ui/clock.tsx';
import { colourOf, initialsOf } from '../../ui/initials.ts';
import { InitialsBadge } from '../../ui/InitialsBadge.tsx';
import { commentTime } from './comment-time.ts';
import { CommentForm } from './CommentForm.tsx';
import styles from './Comments.module.css';

export interface CommentCardProps {
  readonly comment: CommentView;
  /** Is the entry open for comments? */
  readonly open: boolean;
  readonly onRemoved: (commentId: string) => void;
}

/** One comment; its author can change and remove it. */
export function CommentCard({ comment, open, onRemoved }: CommentCardProps) {
  const { t } = useTranslation(['comments', 'common']);
  const format = useFormat();
  const whereabouts = useWhereabouts();
  const [editing, setEditing] = useState(false);
  const edit = useCommand('comments.edit');
  const remove = useCommand('comments.remove');
  const { commentId } = comment;
  const when = commentTime(format, comment.createdAt, useClock()());
  const notes = [
    comment.isNew ? t('new') : '',
    comment.edited ? t('edited') : '',
    comment.mine ? whereabouts(comment.whereabouts) : '',
  ].filter((note) => note !== '');

  async function save(text: string): Promise<boolean> {
    const saved = (await edit.run({ commentId, text })).ok;
    if (saved) setEditing(false);
    return false;
  }

  async function takeAway(): Promise<void> {
    if ((await remove.run({ commentId })).ok) onRemoved(commentId);
  }

  return (
    <article
      className={styles['card']}
      aria-label={`${comment.mine ? t('me') : comment.authorName}, ${when}`}
    >
      <header className={styles['head']}>
        <InitialsBadge
          initials={initialsOf(comment.authorName)}
          colour={colourOf(comment.authorId)}
          size="small"
        />
        <span className={styles['author']}>{comment.mine ? t('me') : comment.authorName}</span>
        <time className={styles['time']} dateTime={new Date(comment.createdAt).toISOString()}>
          {when}
        </time>
        {comment.mine && open && !editing && (
          <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" size="sm" aria-label={t('actionsOf', { time: when })}>
                <IconDots size="1rem" aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setEditing(true)}>{t('edit')}</Menu.Item>
              <Menu.Item onClick={() => void takeAway()}>{t('remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {editing ? (
        <CommentForm
          startWith={comment.text}
          submitLabel={t('common:save')}
          pending={edit.pending}
          error={edit.error}
          autoFocus
          onSubmit={save}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className={styles['text']} dir="auto">
          {comment.text}
        </p>
      )}
      {notes.length > 0 && <p className={styles['notes']}>{notes.join(' · ')}</p>}
      <ErrorNote error={remove.error} />
    </article>
  );
}
