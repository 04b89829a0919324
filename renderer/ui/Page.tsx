import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { PageHeading } from './PageHeading.tsx';

export interface PageProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  /** `text` keeps lines short; `wide` leaves room for a second column. */
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
}

/** A page with its heading and room around it. */
export function Page({ title, subtitle, actions, width = 'text', children }: PageProps) {
  return (
    <div className={styles['page']} data-width={width}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <PageHeading>{title}</PageHeading>
          {subtitle !== undefined && <p className={styles['subtitle']}>{subtitle}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
