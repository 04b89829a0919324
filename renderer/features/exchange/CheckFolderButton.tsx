import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { ChooseFolderButton } from './ChooseFolderButton.tsx';

/** Looks into the folder now; if it is the wrong one, another can be chosen. */
export function CheckFolderButton({ circleId }: { circleId: string }) {
  const { t } = useTranslation('exchange');
  const look = useCommand('exchange.exchangeNow');
  return (
    <>
      <Button variant="default" loading={look.pending} onClick={() => void look.run({})}>
        {t('checkFolder')}
      </Button>
      <ChooseFolderButton circleId={circleId} label={t('chooseOther')} />
      <ErrorNote error={look.error} />
    </>
  );
}
