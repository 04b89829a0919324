import { IconNotebook } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../shared/features/journal/journal-contract.ts';
import type { CircleSummary } from '../../../shared/features/people/people-contract.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { CommentsState } from './comments-state.ts';
import { commentsState } from './comments-state.ts';
import styles from './JournalScreen.module.css';
import { EntryPage } from './page/EntryPage.tsx';
import { TrashedNote } from './page/TrashedNote.tsx';
import type { Trashed } from './page/TrashedNote.tsx';
import { useOthers } from './use-others.ts';

export interface EntryPaneProps {
  readonly circle: CircleSummary;
  readonly entryId: string | null;
  readonly write: boolean;
  readonly comments: (entry: EntryDetail, state: CommentsState) => ReactNode;
  readonly onBack: () => void;
  readonly onNewCircle: () => void;
}

/** The open entry with its comments, or what stands there while none is open. */
export function EntryPane({ circle, entryId, write, comments, onBack, onNewCircle }: EntryPaneProps) {
  const { t } = useTranslation('journal');
  const [trashed, setTrashed] = useState<Trashed | null>(null);
  const { value: entry, error } = useLiveQuery('journal.entry', entryId === null ? null : { entryId });
  // Beside an empty list there is nothing to choose; the list says what to do.
  const { value: some } = useLiveQuery(
    'journal.list',
    entryId === null ? { circleId: circle.circleId, limit: 1 } : null,
  );
  const inJustMe = circle.kind === 'just-me';
  const others = useOthers(inJustMe ? null : circle.circleId);

  if (entryId === null || !entry) {
    return (
      <div className={styles['page']}>
        <div className={styles['none']}>
          {trashed && <TrashedNote trashed={trashed} onDone={() => setTrashed(null)} />}
          {entryId === null ? (
            some !== undefined &&
            some.total > 0 && (
              <EmptyState
                icon={<IconNotebook size="1.4rem" />}
                title={t('noneChosenTitle')}
                text={t('noneChosenText')}
              />
            )
          ) : error?.code === 'not-found' ? (
            <EmptyState title={t('gone')} text={t('noneChosenText')} />
          ) : (
            <ErrorNote error={error} />
          )}
        </div>
      </div>
    );
  }
  return (
    <>
      <div className={styles['page']}>
        <EntryPage
          key={entryId}
          entry={entry}
          circle={circle}
          others={others}
          write={write}
          onBack={onBack}
          onNewCircle={onNewCircle}
          onTrashed={(gone) => {
            setTrashed({ entryId: gone.entryId, readers: gone.readers.map((reader) => reader.name) });
            onBack();
          }}
        />
      </div>
      {!inJustMe && <div className={styles['comments']}>{comments(entry, commentsState(entry, circle))}</div>}
    </>
  );
}
