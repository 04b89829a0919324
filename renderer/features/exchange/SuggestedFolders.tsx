import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import styles from './Exchange.module.css';

/** Folders of sync programs on this computer; the circle gets a folder of its own inside. */
export function SuggestedFolders({ circleId }: { circleId: string }) {
  const { t } = useTranslation('exchange');
  const folders = useLiveQuery('exchange.suggestFolders', {}).value?.folders ?? [];
  const use = useCommand('exchange.useFolder');
  if (folders.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('suggested')}
      </Text>
      <div className={styles['actions']}>
        {folders.map((folder) => (
          <Button
            key={folder.folderHandle}
            variant="default"
            loading={use.pending}
            onClick={() => void use.run({ circleId, folderHandle: folder.folderHandle })}
          >
            {folder.folderName === folder.service
              ? folder.service
              : `${folder.folderName} (${folder.service})`}
          </Button>
        ))}
      </div>
      <ErrorNote error={use.error} />
    </div>
  );
}
