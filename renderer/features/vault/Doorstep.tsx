import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from './Doorstep.module.css';

/** What stands before the open journal: the name of the app, a heading, and one column to read and type in. */
export function Doorstep({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <main className={styles['doorstep']}>
      <div className={styles['column']}>
        <div className={styles['wordmark']}>{t('appName')}</div>
        <PageHeading className={styles['title']}>{title}</PageHeading>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
