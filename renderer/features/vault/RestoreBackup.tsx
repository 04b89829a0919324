import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/ClientContext.tsx';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { LongWork } from '../../ui/LongWork.tsx';
import { Doorstep } from './Doorstep.tsx';
import { useLongWork } from './use-long-work.ts';

export interface RestoreBackupProps {
  /** There is a journal that the backup would take the place of. */
  readonly replaces?: boolean;
  onBack(): void;
}

/** Says what restoring does, then lets the person choose the file. Unlock follows by itself. */
export function RestoreBackup({ replaces = false, onBack }: RestoreBackupProps) {
  const { t } = useTranslation(['vault', 'common']);
  const { call } = useClient();
  const restore = useCommand('vault.restoreBackup');
  const work = useLongWork('restore');

  async function choose(): Promise<void> {
    const result = await restore.run({});
    if (result.ok && result.value.restored) onBack();
  }

  return (
    <Doorstep
      title={replaces ? t('restoreConfirm.title') : t('welcome.restore')}
      text={replaces ? t('restoreConfirm.text') : t('restoreConfirm.fresh')}
    >
      <ErrorNote error={restore.error} />
      {restore.pending ? (
        <LongWork
          title={t('backup.restoring')}
          done={work.done}
          total={work.total}
          onCancel={() => void call('vault.cancelLongWork', {})}
          cancel={t('cancelWork')}
        />
      ) : (
        <Group mt="md">
          <Button onClick={() => void choose()}>{t('restoreConfirm.confirm')}</Button>
          <Button variant="default" onClick={onBack}>
            {t('common:back')}
          </Button>
        </Group>
      )}
    </Doorstep>
  );
}
