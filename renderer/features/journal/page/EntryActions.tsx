import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { KeyHint } from '../../../ui/keyboard/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/ShortcutProvider.tsx';
import { ShareDialog } from '../sharing/ShareDialog.tsx';

export interface EntryActionsProps {
  readonly entry: EntryDetail;
  readonly circle: CircleSummary;
  readonly flushHead: () => Promise<boolean>;
  readonly onNewCircle: () => void;
  readonly onTrashed: () => void;
}

/** Share, and what is needed seldom. */
export function EntryActions(props: EntryActionsProps) {
  const { t } = useTranslation(['journal', 'common']);
  const { entry } = props;
  const [sharing, setSharing] = useState(false);
  const trash = useCommand('journal.trash');
  const shareable = entry.state === 'draft' && entry.sharing === null && entry.trashedAt === null;
  const mayTrash =
    entry.trashedAt === null && entry.sharing === null && (entry.canWrite || entry.state === 'draft');
  useShortcut(
    shareable
      ? { keys: 'mod+Enter', label: t('shortcutShare'), group: 'page', run: () => setSharing(true) }
      : null,
  );

  async function moveToTrash(): Promise<void> {
    await props.flushHead();
    if ((await trash.run({ entryId: entry.entryId })).ok) props.onTrashed();
  }

  return (
    <>
      {shareable && (
        <Tooltip label={<KeyHint keys="mod+Enter" />}>
          <Button variant="default" size="compact-md" onClick={() => setSharing(true)}>
            {t('share')}
          </Button>
        </Tooltip>
      )}
      {mayTrash && (
        <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={t('more')}>
              <IconDots size="1.1rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconTrash size="1rem" aria-hidden />} onClick={() => void moveToTrash()}>
              {t('trash')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <ErrorNote error={trash.error} />
      <ShareDialog
        opened={sharing}
        entry={entry}
        circle={props.circle}
        flushHead={props.flushHead}
        onNewCircle={props.onNewCircle}
        onClose={() => setSharing(false)}
      />
    </>
  );
}
