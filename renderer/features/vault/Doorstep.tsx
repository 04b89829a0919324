import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from './Doorstep.module.css';

export interface DoorstepProps {
  readonly title: string;
  readonly text?: string;
  /** A field takes the keyboard, not the heading. */
  readonly fieldFirst?: boolean;
  readonly children: ReactNode;
}

/** What stands before the open journal: the name of the app, a heading, and one column to read and type in. */
export function Doorstep({ title, text, fieldFirst = false, children }: DoorstepProps) {
  const { t } = useTranslation('common');
  return (
    <main className={styles['doorstep']}>
      <div className={styles['column']}>
        <div className={styles['wordmark']}>{t('appName')}</div>
        <PageHeading className={styles['title']} takesFocus={!fieldFirst}>
          {title}
        </PageHeading>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
