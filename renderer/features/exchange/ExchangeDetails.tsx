import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleExchange } from '../../../shared/features/exchange/exchange-contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { InitialsBadge } from '../../ui/InitialsBadge.tsx';
import { CircleReport } from './CircleReport.tsx';
import styles from './Exchange.module.css';

export interface ExchangeDetailsProps {
  readonly circles: readonly CircleExchange[];
  readonly exchanging: boolean;
}

/** Circle by circle: when, what waits, who was silent, what is wrong and what can be done about it. */
export function ExchangeDetails({ circles, exchanging }: ExchangeDetailsProps) {
  const { t } = useTranslation('exchange');
  const known = useLiveQuery('people.circles', {}).value?.circles ?? [];
  const exchangeNow = useCommand('exchange.exchangeNow');
  if (circles.length === 0) return <p className={styles['soft']}>{t('noCircles')}</p>;
  return (
    <div className={styles['stack']}>
      {circles.map((circle) => {
        const summary = known.find((one) => one.circleId === circle.circleId);
        return (
          <section key={circle.circleId} aria-label={summary?.name ?? ''}>
            <h3 className={styles['circle']}>
              {summary && <InitialsBadge initials={summary.initials} colour={summary.colour} size="small" />}
              {summary?.name}
            </h3>
            <CircleReport circle={circle} />
          </section>
        );
      })}
      {circles.some((circle) => circle.carrier === 'folder') && (
        <div>
          <Button
            variant="default"
            loading={exchangeNow.pending || exchanging}
            onClick={() => void exchangeNow.run({})}
          >
            {t('now')}
          </Button>
        </div>
      )}
      <ErrorNote error={exchangeNow.error} />
    </div>
  );
}
