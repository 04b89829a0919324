import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { Section } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';
import { JoinRequestCard } from './JoinRequestCard.tsx';

export interface JoinRequestsProps {
  /** Null: of all circles whose host I am. */
  readonly circleId: string | null;
}

/** Who wants to join. Draws nothing while nobody does. */
export function JoinRequests({ circleId }: JoinRequestsProps) {
  const { t } = useTranslation('people');
  const { value, error } = useLiveQuery('people.joinRequests', { circleId });
  const requests = value?.requests ?? [];
  if (requests.length === 0) return <ErrorNote error={error} />;
  return (
    <Section title={t('requests')}>
      <div className={styles['stack']}>
        {requests.map((request) => (
          <JoinRequestCard key={request.requestId} request={request} />
        ))}
      </div>
    </Section>
  );
}
