import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/clock.tsx';
import { InitialsBadge } from '../../ui/InitialsBadge.tsx';
import { Section } from '../../ui/SectionCard.tsx';
import { colourOf, initialsOf } from '../../ui/initials.ts';
import styles from './Today.module.css';

type News = OutputOf<'today.overview'>['newFromOthers'][number];

export interface NewFromOthersProps {
  readonly news: readonly News[];
  onOpenEntry(circleId: string, entryId: string): void;
}

/** Entries and comments of others that I have not looked at, by person. */
export function NewFromOthers({ news, onOpenEntry }: NewFromOthersProps) {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  const now = useNow();
  if (news.length === 0) return null;
  return (
    <Section title={t('newHeading')}>
      <ul className={styles['list']}>
        {news.map((item) => {
          const words = { name: item.personName, title: item.title || t('common:untitled') };
          return (
            <li key={`${item.kind} ${item.entryId} ${item.at}`}>
              <button
                type="button"
                className={styles['item']}
                onClick={() => {
                  onOpenEntry(item.circleId, item.entryId);
                }}
              >
                <InitialsBadge initials={initialsOf(item.personName)} colour={colourOf(item.circleId)} />
                <span className={styles['words']}>
                  <span className={styles['headline']}>
                    {item.kind === 'entry' ? t('newEntry', words) : t('newComment', words)}
                  </span>
                  {item.snippet !== '' && (
                    <span className={`${styles['line']} ${styles['snippet']}`}>
                      <bdi>{item.snippet}</bdi>
                    </span>
                  )}
                  <span className={styles['line']}>
                    <bdi>{item.circleName}</bdi> · {format.since(item.at, now)}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
