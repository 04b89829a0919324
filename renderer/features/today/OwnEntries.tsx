import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Section } from '../../ui/SectionCard.tsx';
import styles from './Today.module.css';

type Overview = OutputOf<'today.overview'>;

export interface OwnEntriesProps {
  readonly drafts: Overview['drafts'];
  readonly unshared: Overview['unshared'];
  onOpenEntry(circleId: string, entryId: string): void;
}

/** What I have begun, and what is ahead of the version that others have. */
export function OwnEntries({ drafts, unshared, onOpenEntry }: OwnEntriesProps) {
  const { t } = useTranslation(['today', 'common']);
  return (
    <>
      {unshared.length > 0 && (
        <Section title={t('unsharedHeading')}>
          <ul className={styles['list']}>
            {unshared.map((entry) => (
              <li key={entry.entryId}>
                <button
                  type="button"
                  className={`${styles['item']} ${styles['quiet']}`}
                  onClick={() => {
                    onOpenEntry(entry.circleId, entry.entryId);
                  }}
                >
                  <span className={styles['words']}>
                    <bdi>{entry.title || t('common:untitled')}</bdi>
                    <span className={styles['line']}>{t('unshared', { circle: entry.circleName })}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title={t('draftsHeading')}>
          <ul className={styles['list']}>
            {drafts.map((entry) => (
              <li key={entry.entryId}>
                <button
                  type="button"
                  className={`${styles['item']} ${styles['quiet']}`}
                  onClick={() => {
                    onOpenEntry(entry.circleId, entry.entryId);
                  }}
                >
                  <span className={styles['words']}>
                    <bdi>{entry.title || entry.snippet || t('common:untitled')}</bdi>
                    <span className={styles['line']}>
                      <bdi>{entry.circleName}</bdi> · {t('onlyYou')}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
