import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { useClient } from '../../../client/ClientContext.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import { useOthers } from '../use-others.ts';

export interface SharingNotesProps {
  readonly entry: EntryDetail;
  readonly flushHead: () => Promise<boolean>;
}

/** What sharing leaves to decide: Undo for ten seconds, and changes that the others do not have yet. */
export function SharingNotes(props: SharingNotesProps) {
  if (props.entry.sharing) return <SharedNote entry={props.entry} circleId={props.entry.sharing.circleId} />;
  return props.entry.hasUnsharedChanges && props.entry.trashedAt === null ? <ChangesNote {...props} /> : null;
}

function SharedNote({ entry, circleId }: { entry: EntryDetail; circleId: string }) {
  const { t } = useTranslation(['journal', 'common']);
  const format = useFormat();
  const undo = useCommand('journal.undoShare');
  const names = useOthers(circleId);
  return (
    <Note
      tone="done"
      title={names.length === 0 ? t('sharedAlone') : t('sharedWith', { names: format.list(names) })}
      actions={
        <Button
          variant="default"
          autoFocus
          loading={undo.pending}
          onClick={() => void undo.run({ entryId: entry.entryId })}
        >
          {t('common:undo')}
        </Button>
      }
    >
      {t('leavesIn')}
      <ErrorNote error={undo.error} />
    </Note>
  );
}

function ChangesNote({ entry, flushHead }: SharingNotesProps) {
  const { t } = useTranslation('journal');
  const format = useFormat();
  const { documents } = useClient();
  const share = useCommand('journal.shareChanges');
  const discard = useCommand('journal.discardChanges');
  const [asking, setAsking] = useState(false);
  const { entryId, readers } = entry;
  const names = format.list(readers.map((reader) => reader.name));
  const number = readers.length === 0 ? 'Alone' : readers.length === 1 ? '' : 'Many';

  async function shareNow(): Promise<void> {
    if ((await flushHead()) && (await documents.flushAll())) await share.run({ entryId });
  }

  async function goBack(): Promise<void> {
    await flushHead();
    await documents.flushAll();
    if ((await discard.run({ entryId })).ok) setAsking(false);
  }

  return (
    <Note
      tone="hint"
      actions={
        <>
          <Button variant="light" loading={share.pending} onClick={() => void shareNow()}>
            {t('shareChanges')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {t('discardChanges')}
          </Button>
        </>
      }
    >
      {t(`earlierVersion${number}`, { names })}
      <ErrorNote error={share.error} />
      <ConfirmDialog
        opened={asking}
        danger
        title={t('discardTitle')}
        confirm={t('discardConfirm')}
        pending={discard.pending}
        onConfirm={() => void goBack()}
        onCancel={() => setAsking(false)}
      >
        {t(`discardText${number}`, { names })}
        <ErrorNote error={discard.error} />
      </ConfirmDialog>
    </Note>
  );
}
