import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { ChooseFolderButton } from './ChooseFolderButton.tsx';
import type { FolderProblem } from './exchange-summary.ts';
import { SendAsFileButton } from './SendAsFileButton.tsx';

/** A folder that is gone, closed, somebody else's or emptied: nothing here is lost, and these are the ways out. */
export function FolderProblemNote({ circle, problem }: { circle: CircleExchange; problem: FolderProblem }) {
  const { t } = useTranslation('exchange');
  const { circleId } = circle;
  const again = useCommand('exchange.exchangeNow');
  const fill = useCommand('exchange.fillAgain');
  return (
    <Note
      tone="problem"
      actions={
        <>
          {problem === 'emptied' ? (
            <Button variant="default" loading={fill.pending} onClick={() => void fill.run({ circleId })}>
              {t('fillAgain')}
            </Button>
          ) : (
            <Button variant="default" loading={again.pending} onClick={() => void again.run({})}>
              {t('lookAgain')}
            </Button>
          )}
          <ChooseFolderButton circleId={circleId} label={t('chooseOther')} />
          <SendAsFileButton circleId={circleId} />
        </>
      }
    >
      {t(problem, { folder: circle.folderName })}
      <ErrorNote error={again.error ?? fill.error} />
    </Note>
  );
}
