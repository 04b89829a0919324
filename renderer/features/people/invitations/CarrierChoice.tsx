import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import type { ChosenFolder } from '../folder-words.ts';
import { hostFolderKey } from '../folder-words.ts';
import { FolderChoice } from '../FolderChoice.tsx';
import type { Way } from '../WayChoice.tsx';
import { WayChoice } from '../WayChoice.tsx';

export interface CarrierChoiceProps {
  readonly circleId: string;
  readonly way: Way | null;
  readonly folder: ChosenFolder | null;
  readonly onWay: (way: Way) => void;
  readonly onFolder: (folder: ChosenFolder) => void;
}

/** "How will you exchange?", with the sync folders that were found on this computer. */
export function CarrierChoice({ circleId, way, folder, onWay, onFolder }: CarrierChoiceProps) {
  const { t } = useTranslation('people');
  const suggested =
    useLiveQuery('exchange.suggestFolders', way === 'folder' ? {} : null).value?.folders ?? [];
  return (
    <>
      <WayChoice label={t('howExchange')} way={way} filesText={t('sendFilesText')} onChoose={onWay} />
      {way === 'folder' && (
        <>
          {suggested.length > 0 && (
            <div>
              <Text size="sm" fw={600} mb={4}>
                {t('suggestedFolders')}
              </Text>
              <Group gap="xs">
                {suggested.map((one) => (
                  <Button
                    key={one.folderHandle}
                    variant={one.folderHandle === folder?.folderHandle ? 'light' : 'default'}
                    aria-pressed={one.folderHandle === folder?.folderHandle}
                    // A place that a sync program keeps can hold the circle's own folder.
                    onClick={() => onFolder({ ...one, state: 'empty' })}
                  >
                    {one.folderName === one.service ? one.service : `${one.folderName} (${one.service})`}
                  </Button>
                ))}
              </Group>
            </div>
          )}
          <FolderChoice
            circleId={circleId}
            invitationHandle={null}
            folder={folder}
            words={(state) => t(hostFolderKey(state))}
            onChoose={onFolder}
          />
        </>
      )}
    </>
  );
}
