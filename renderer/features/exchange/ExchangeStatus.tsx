import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCloudCheck, IconCloudExclamation, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/clock.tsx';
import { StatusLine } from '../../ui/StatusLine.tsx';
import styles from './Exchange.module.css';
import { ExchangeDetails } from './ExchangeDetails.tsx';
import type { ExchangeSummary } from './exchange-summary.ts';
import { exchangeSummary, lastExchange } from './exchange-summary.ts';

const icons = {
  alone: IconCloudOff,
  problem: IconCloudExclamation,
  'no-carrier': IconCloudOff,
  waiting: IconCloudUp,
  'all-sent': IconCloudCheck,
};

/** One honest line at the top; pressed, it tells everything, circle by circle. */
export function ExchangeStatus() {
  const { t } = useTranslation('exchange');
  const { value } = useLiveQuery('exchange.status', {});
  const words = useSummaryWords();
  const headingId = useId();
  if (!value) return null;
  const summary = exchangeSummary(value.circles);
  const Icon = icons[summary.kind];
  return (
    <Popover position="bottom-end" width={400} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles['status'] ?? ''} aria-haspopup="dialog" title={t('details')}>
          <StatusLine icon={<Icon size="1.15rem" stroke={1.6} />}>
            {value.exchanging ? t('exchanging') : words(summary, lastExchange(value.circles))}
          </StatusLine>
        </UnstyledButton>
      </Popover.Target>
      {/* Named by its own heading: Mantine would name it by the line that opened it. */}
      <Popover.Dropdown aria-labelledby={headingId} className={styles['details'] ?? ''}>
        <VisuallyHidden component="h2" id={headingId}>
          {t('details')}
        </VisuallyHidden>
        <ExchangeDetails circles={value.circles} exchanging={value.exchanging} />
      </Popover.Dropdown>
    </Popover>
  );
}

function useSummaryWords(): (summary: ExchangeSummary, last: number | null) => string {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const now = useNow();
  return (summary, last) => {
    const when = last === null ? t('never') : t('exchanged', { when: format.since(last, now) });
    switch (summary.kind) {
      case 'alone':
        return t('alone');
      case 'problem':
        return t(`problemShort_${summary.problem}`);
      case 'no-carrier':
        return t('waiting', { count: summary.count });
      case 'waiting':
        return summary.byFiles
          ? t('waitingFiles', { count: summary.count })
          : `${t('waiting', { count: summary.count })} · ${when}`;
      case 'all-sent':
        return `${t('allSent')} · ${when}`;
    }
  };
}
