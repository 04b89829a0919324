import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import type { ChosenFolder } from '../folder-words.ts';
import { folderUsable } from '../folder-words.ts';
import type { Way } from '../WayChoice.tsx';
import { CarrierChoice } from './CarrierChoice.tsx';

export interface InviteFormProps {
  readonly circleId: string;
  readonly onMade: (invitationId: string) => void;
  readonly onCancel: () => void;
}

export function InviteForm({ circleId, onMade, onCancel }: InviteFormProps) {
  const { t } = useTranslation(['people', 'common']);
  const status = useLiveQuery('exchange.status', {}).value;
  const carrier = status?.circles.find((one) => one.circleId === circleId);
  const [way, setWay] = useState<Way | null>(null);
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const [forName, setForName] = useState('');
  const useFolder = useCommand('exchange.useFolder');
  const useFiles = useCommand('exchange.useFiles');
  const invite = useCommand('people.invite');
  const decided = carrier !== undefined && carrier.carrier !== 'none';
  const folderReady = folder !== null && folderUsable(folder.state);
  const ready = decided || way === 'files' || (way === 'folder' && folderReady);

  async function settleCarrier(): Promise<boolean> {
    if (decided) return true;
    if (way === 'files') return (await useFiles.run({ circleId })).ok;
    return folder !== null && (await useFolder.run({ circleId, folderHandle: folder.folderHandle })).ok;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || !(await settleCarrier())) return;
    const made = await invite.run({ circleId, forName });
    if (made.ok) onMade(made.value.invitationId);
  }

  if (!status) return null;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {decided ? (
          <Text>
            {carrier.carrier === 'folder'
              ? t('alreadyFolder', { folder: carrier.folderName })
              : t('alreadyFiles')}
          </Text>
        ) : (
          <CarrierChoice circleId={circleId} way={way} folder={folder} onWay={setWay} onFolder={setFolder} />
        )}
        <TextInput
          label={t('forName')}
          description={t('forNameHint')}
          maxLength={60}
          value={forName}
          onChange={(event) => setForName(event.currentTarget.value)}
        />
        <ErrorNote error={useFolder.error ?? useFiles.error ?? invite.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            disabled={!ready}
            loading={useFolder.pending || useFiles.pending || invite.pending}
          >
            {t('makeInvitation')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
