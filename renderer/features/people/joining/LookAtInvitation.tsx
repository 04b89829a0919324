import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import type { ChosenFolder } from '../folder-words.ts';
import { folderUsable, joinerFolderKey } from '../folder-words.ts';
import { FolderChoice } from '../FolderChoice.tsx';
import styles from '../People.module.css';
import type { Way } from '../WayChoice.tsx';
import { WayChoice } from '../WayChoice.tsx';

export interface LookAtInvitationProps {
  readonly preview: InvitationPreview;
  /** It came by itself and waits; "Not now" puts it away. */
  readonly arrived: boolean;
  readonly onClose: () => void;
  readonly onJoined: (circleId: string) => void;
}

/** Who invites and to what, in their own words; then where to exchange; then the one button that asks. */
export function LookAtInvitation({ preview, arrived, onClose, onJoined }: LookAtInvitationProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { invitationHandle, inviterName, circleName, folderHint } = preview;
  const [way, setWay] = useState<Way | null>(null);
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const join = useCommand('people.join');
  const dismiss = useCommand('people.dismissInvitation');
  const folderReady = folder !== null && folderUsable(folder.state);
  const ready = way === 'files' || (way === 'folder' && folderReady);

  async function ask(): Promise<void> {
    const folderHandle = way === 'folder' && folder ? folder.folderHandle : null;
    const joined = await join.run({ invitationHandle, folderHandle });
    if (joined.ok) onJoined(joined.value.circleId);
  }

  async function notNow(): Promise<void> {
    if (arrived) await dismiss.run({ invitationHandle });
    onClose();
  }

  return (
    <Stack gap="md">
      <div>
        <p className={styles['invites']}>{t('invitesYou', { inviter: inviterName, circle: circleName })}</p>
        <Text size="sm" c="var(--al-soft)">
          {arrived ? t('arrived') : ''} {t('ownWords')}{' '}
          {t('goodUntil', { date: format.date(preview.expiresAt) })}
        </Text>
      </div>
      <WayChoice
        label={t('whereFolder')}
        way={way}
        filesText={t('byFilesText', { name: inviterName })}
        onChoose={setWay}
      />
      {way === 'folder' && (
        <div className={styles['folder']}>
          {folderHint !== '' && (
            <Text size="sm" c="var(--al-soft)">
              {t('folderHint', { folder: folderHint })}
            </Text>
          )}
          <FolderChoice
            circleId={null}
            invitationHandle={invitationHandle}
            folder={folder}
            words={(state) => t(joinerFolderKey(state), { name: inviterName })}
            onChoose={setFolder}
          />
        </div>
      )}
      <ErrorNote error={join.error ?? dismiss.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" loading={dismiss.pending} onClick={() => void notNow()}>
          {t('notNow')}
        </Button>
        <Button disabled={!ready} loading={join.pending} onClick={() => void ask()}>
          {t('ask')}
        </Button>
      </Group>
    </Stack>
  );
}
