import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationPreview } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';

export interface FindInvitationProps {
  /** Came by a link or a double click. */
  readonly arrived: readonly InvitationPreview[];
  readonly onFound: (preview: InvitationPreview) => void;
}

/** Where is the invitation? A link, a file, or one of several that have arrived. */
export function FindInvitation({ arrived, onFound }: FindInvitationProps) {
  const { t } = useTranslation('people');
  const [link, setLink] = useState('');
  const read = useCommand('people.readInvitation');
  const open = useCommand('people.openInvitationFile');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const preview = await read.run({ link: link.trim() });
    if (preview.ok) onFound(preview.value);
  }

  async function openFile(): Promise<void> {
    const opened = await open.run({});
    if (opened.ok && opened.value.preview) onFound(opened.value.preview);
  }

  return (
    <Stack gap="md">
      {arrived.map((preview) => (
        <Button
          key={preview.invitationHandle}
          variant="light"
          justify="flex-start"
          leftSection={<IconMailOpened size="1rem" stroke={1.7} aria-hidden />}
          onClick={() => onFound(preview)}
        >
          {t('invitesYou', { inviter: preview.inviterName, circle: preview.circleName })}
        </Button>
      ))}
      <Text>{t('joinIntro')}</Text>
      <form onSubmit={(event) => void submit(event)}>
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            data-autofocus
            label={t('linkField')}
            placeholder={t('linkPlaceholder')}
            maxLength={8192}
            spellCheck={false}
            autoComplete="off"
            dir="ltr"
            value={link}
            onChange={(event) => setLink(event.currentTarget.value)}
          />
          <Button type="submit" disabled={link.trim() === ''} loading={read.pending}>
            {t('readLink')}
          </Button>
        </Group>
      </form>
      <ErrorNote error={read.error ?? open.error} />
      <Group>
        <Button variant="default" loading={open.pending} onClick={() => void openFile()}>
          {t('openInviteFile')}
        </Button>
      </Group>
    </Stack>
  );
}
