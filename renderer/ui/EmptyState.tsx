import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** What belongs here. */
  readonly text: ReactNode;
  /** The first step. */
  readonly children?: ReactNode;
}

/** What a list says while nothing is in it. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <div className={styles['icon']} aria-hidden>
          {icon}
        </div>
      )}
      <p className={styles['title']}>{title}</p>
      <p className={styles['text']}>{text}</p>
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </div>
  );
}
