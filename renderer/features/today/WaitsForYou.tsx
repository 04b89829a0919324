import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/clock.tsx';
import { InitialsBadge } from '../../ui/InitialsBadge.tsx';
import { Section } from '../../ui/SectionCard.tsx';
import { colourOf, initialsOf } from '../../ui/initials.ts';
import styles from './Today.module.css';

type JoinRequest = OutputOf<'people.joinRequests'>['requests'][number];

export interface WaitsForYouProps {
  readonly requests: readonly JoinRequest[];
  onOpen(circleId: string): void;
}

/** Who asked to join a circle of which I am the host. */
export function WaitsForYou({ requests, onOpen }: WaitsForYouProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useNow();
  if (requests.length === 0) return null;
  return (
    <Section title={t('waitingHeading')}>
      <ul className={styles['list']}>
        {requests.map((request) => (
          <li key={request.requestId} className={styles['item']}>
            <InitialsBadge initials={initialsOf(request.name)} colour={colourOf(request.requestId)} />
            <div className={styles['words']}>
              <span className={styles['headline']}>
                {t('joinRequest', { name: request.name, circle: request.circleName })}
              </span>
              <span className={styles['line']}>
                {t('joinAsked', { when: format.since(request.askedAt, now) })}
              </span>
            </div>
            <Button
              className={styles['action'] ?? ''}
              variant="default"
              onClick={() => {
                onOpen(request.circleId);
              }}
            >
              {t('joinOpen')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
