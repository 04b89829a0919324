import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { CopyTextButton } from '../CopyTextButton.tsx';
import styles from '../People.module.css';

export interface InvitationLetterProps {
  readonly circle: CircleSummary;
  readonly invitationId: string;
  readonly onDone: () => void;
}

/** A short letter around the link, to copy or to save as a file. */
export function InvitationLetter({ circle, invitationId, onDone }: InvitationLetterProps) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const { run: readLink, error } = useCommand('people.invitationLink');
  const save = useCommand('people.saveInvitationFile');
  const [link, setLink] = useState('');
  const [saved, setSaved] = useState(false);
  const { circleId } = circle;
  const myName = useLiveQuery('vault.state', {}).value?.name ?? '';
  const invitations = useLiveQuery('people.invitations', { circleId }).value?.invitations;
  const invitation = invitations?.find((one) => one.invitationId === invitationId);
  const carrier = useLiveQuery('exchange.status', {}).value?.circles.find((one) => one.circleId === circleId);

  useEffect(() => {
    void readLink({ invitationId }).then((read) => {
      if (read.ok) setLink(read.value.link);
    });
  }, [readLink, invitationId]);

  if (link === '' || !invitation) return <ErrorNote error={error} />;
  const date = format.date(invitation.expiresAt);
  const way =
    carrier?.carrier === 'folder' ? t('letterFolder', { folder: carrier.folderName }) : t('letterFiles');
  const letter = t('letter', { circle: circle.name, link, date, way, name: myName });

  async function saveFile(): Promise<void> {
    const done = await save.run({ invitationId });
    if (done.ok) setSaved(done.value.saved);
  }

  return (
    <Stack gap="md">
      <Text>{t('letterHint', { date })}</Text>
      <Textarea
        className={styles['letter'] ?? ''}
        aria-label={t('letterLabel')}
        readOnly
        autosize
        minRows={6}
        maxRows={14}
        value={letter}
      />
      <ErrorNote error={save.error} />
      <Group gap="sm">
        <CopyTextButton text={letter} label={t('copyLetter')} strong />
        <CopyTextButton text={link} label={t('copyLink')} />
        <Button variant="default" loading={save.pending} onClick={() => void saveFile()}>
          {t('saveFile')}
        </Button>
      </Group>
      <Text role="status" size="sm" c="var(--al-soft)">
        {saved ? t('saveFileDone') : ''}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common:done')}
        </Button>
      </Group>
    </Stack>
  );
}
