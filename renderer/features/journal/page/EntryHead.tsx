import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconFeather } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { InitialsBadge } from '../../../ui/InitialsBadge.tsx';
import { DateField } from './DateField.tsx';
import styles from './EntryPage.module.css';
import { TagsField } from './TagsField.tsx';

export interface EntryHeadProps {
  readonly entry: EntryDetail;
  readonly circle: CircleSummary;
  readonly title: ReactNode;
  readonly actions: ReactNode;
  readonly knownTags: readonly string[];
  readonly onBack: () => void;
  readonly onDate: (date: string) => void;
  readonly onTags: (tags: string[]) => void;
}

/** In which circle it is, whose it is, its title, day and tags. */
export function EntryHead(props: EntryHeadProps) {
  const { t } = useTranslation(['journal', 'common']);
  const { entry, circle } = props;
  const justMe = circle.kind === 'just-me';
  return (
    <header className={styles['head']}>
      <h1 className={styles['foldedHeading']}>{entry.title === '' ? t('common:untitled') : entry.title}</h1>
      <div className={styles['where']}>
        <ActionIcon
          className={styles['back'] ?? ''}
          variant="subtle"
          aria-label={t('back')}
          onClick={props.onBack}
        >
          <IconArrowLeft className={styles['flip']} size="1.1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
        {justMe ? (
          <IconFeather size="1.1rem" stroke={1.6} aria-hidden />
        ) : (
          <InitialsBadge initials={circle.initials} colour={circle.colour} size="small" />
        )}
        <span className={styles['circle']}>{justMe ? t('common:justMe') : circle.name}</span>
        {!entry.mine && <span>· {t('by', { name: entry.authorName })}</span>}
        <div className={styles['actions']}>{props.actions}</div>
      </div>
      {props.title}
      <div className={styles['facts']}>
        <DateField date={entry.date} canWrite={entry.canWrite} onChange={props.onDate} />
        <TagsField
          tags={entry.tags}
          known={props.knownTags}
          canWrite={entry.canWrite}
          onChange={props.onTags}
        />
      </div>
    </header>
  );
}
