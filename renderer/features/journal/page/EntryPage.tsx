import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useDocument } from '../../../client/use-document.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import type { RichTextHandle } from '../../../editor/RichTextEditor.tsx';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { SharingNotes } from '../sharing/SharingNotes.tsx';
import { EntryActions } from './EntryActions.tsx';
import { EntryHead } from './EntryHead.tsx';
import styles from './EntryPage.module.css';
import { EntryText } from './EntryText.tsx';
import { ReadersNote } from './ReadersNote.tsx';
import { SaveLine, SaveProblem } from './SaveLine.tsx';
import { TitleField } from './TitleField.tsx';
import { TrashNote } from './TrashNote.tsx';
import { useEntryHead } from './use-entry-head.ts';

export interface EntryPageProps {
  readonly entry: EntryDetail;
  readonly circle: CircleSummary;
  /** The members besides me. */
  readonly others: readonly string[];
  readonly write: boolean;
  readonly onBack: () => void;
  readonly onNewCircle: () => void;
  readonly onTrashed: (entry: EntryDetail) => void;
}

/** One entry: its head, who can read it, where it is, its text. Give it the entry's id as its key. */
export function EntryPage({ entry, circle, others, write, onBack, onNewCircle, onTrashed }: EntryPageProps) {
  const { t } = useTranslation(['journal', 'common']);
  const head = useEntryHead(entry);
  const document = useDocument(entry.documentId);
  const text = useRef<RichTextHandle>(null);
  const known = useLiveQuery('journal.tags', { circleId: entry.circleId }).value?.tags ?? [];
  const { run: markSeen } = useCommand('journal.markSeen');
  const isNew = entry.isNew || entry.newComments > 0;
  useEffect(() => {
    if (isNew) void markSeen({ entryId: entry.entryId });
  }, [isNew, markSeen, entry.entryId]);

  const saving = head.saving || document.saveState !== 'saved';
  const problem = head.error ?? (document.doc ? document.error : undefined);

  return (
    <article className={styles['page']} aria-label={head.title === '' ? t('common:untitled') : head.title}>
      <EntryHead
        entry={entry}
        circle={circle}
        onBack={onBack}
        actions={
          <EntryActions
            entry={entry}
            circle={circle}
            flushHead={head.flush}
            onNewCircle={onNewCircle}
            onTrashed={() => onTrashed(entry)}
          />
        }
        title={
          <TitleField
            title={head.title}
            canWrite={entry.canWrite}
            onType={head.typeTitle}
            onEnter={() => text.current?.focus('start')}
          />
        }
        knownTags={known}
        onDate={head.setDate}
        onTags={head.setTags}
      />
      <ReadersNote entry={entry} inJustMe={circle.kind === 'just-me'} others={others} />
      {!problem && <SaveLine entry={entry} saving={saving} />}
      <TrashNote entry={entry} />
      <SharingNotes entry={entry} flushHead={head.flush} />
      {circle.state === 'left' && <p className={styles['saveLine']}>{t('readOnlyLeft')}</p>}
      <ErrorNote error={head.otherError} />
      <EntryText document={document} title={head.title} canWrite={entry.canWrite} write={write} text={text} />
      {problem && (
        <SaveProblem
          error={problem}
          onRetry={() => {
            void head.flush();
            document.retry();
          }}
        />
      )}
    </article>
  );
}
