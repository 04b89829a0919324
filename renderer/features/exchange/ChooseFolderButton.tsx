import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { folderFinding } from './folder-finding.ts';

type Folder = NonNullable<OutputOf<'exchange.chooseFolder'>['folder']>;

/** Asks for a folder, says what was found in it, and uses it only after that was seen. */
export function ChooseFolderButton({ circleId, label }: { circleId: string; label: string }) {
  const { t } = useTranslation('exchange');
  const choose = useCommand('exchange.chooseFolder');
  const use = useCommand('exchange.useFolder');
  const [found, setFound] = useState<Folder | null>(null);
  const finding = found && folderFinding(found.state);
  const close = (): void => {
    setFound(null);
    use.reset();
  };

  async function ask(): Promise<void> {
    const chosen = await choose.run({ circleId, invitationHandle: null });
    if (chosen.ok) setFound(chosen.value.folder);
  }

  async function confirm(): Promise<void> {
    if (!found) return;
    if (!finding?.usable) {
      close();
      await ask();
    } else if ((await use.run({ circleId, folderHandle: found.folderHandle })).ok) close();
  }

  return (
    <>
      <Button variant="default" loading={choose.pending} onClick={() => void ask()}>
        {label}
      </Button>
      <ErrorNote error={choose.error} />
      <ConfirmDialog
        opened={found !== null}
        title={found?.folderName ?? ''}
        confirm={finding?.usable === false ? t('chooseOther') : t('useFolder')}
        pending={use.pending}
        onConfirm={() => void confirm()}
        onCancel={close}
      >
        {finding && t(finding.key, { folder: found.folderName })}
        <ErrorNote error={use.error} />
      </ConfirmDialog>
    </>
  );
}
