import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { ChooseFolderButton } from './ChooseFolderButton.tsx';
import { CircleReport } from './CircleReport.tsx';
import styles from './Exchange.module.css';
import { OpenFileButton } from './OpenFileButton.tsx';
import { SendAsFileButton } from './SendAsFileButton.tsx';
import { SuggestedFolders } from './SuggestedFolders.tsx';

/** How one circle exchanges, on its People page: through a folder, or by files. */
export function CircleCarrier({ circleId }: { circleId: string }) {
  const { t } = useTranslation('exchange');
  const { value, error } = useLiveQuery('exchange.status', {});
  const circle = value?.circles.find((one) => one.circleId === circleId);
  return (
    <SectionCard title={t('carrierTitle')} text={t('carrierIntro')}>
      <ErrorNote error={error} />
      {circle && <Carrier circle={circle} />}
    </SectionCard>
  );
}

function Carrier({ circle }: { circle: CircleExchange }) {
  const { t } = useTranslation('exchange');
  const { circleId, carrier } = circle;
  const useFiles = useCommand('exchange.useFiles');
  const words = {
    none: { title: t('byNothing'), text: t('byNothingHint') },
    folder: { title: t('byFolder', { folder: circle.folderName }), text: t('byFolderHint') },
    files: { title: t('byFiles'), text: t('byFilesHint') },
  }[carrier];
  return (
    <div className={styles['stack']}>
      <div>
        <Text fw={600}>{words.title}</Text>
        <Text size="sm" c="var(--al-soft)">
          {words.text}
        </Text>
      </div>
      <CircleReport circle={circle} />
      {carrier === 'none' && <SuggestedFolders circleId={circleId} />}
      <div className={styles['actions']}>
        <ChooseFolderButton
          circleId={circleId}
          label={carrier === 'folder' ? t('chooseOther') : t('chooseFolder')}
        />
        {carrier !== 'files' && (
          <Button
            variant="default"
            loading={useFiles.pending}
            onClick={() => void useFiles.run({ circleId })}
          >
            {t('useFiles')}
          </Button>
        )}
      </div>
      <ErrorNote error={useFiles.error} />
      <div className={styles['actions']}>
        <SendAsFileButton circleId={circleId} />
        <OpenFileButton />
      </div>
    </div>
  );
}
