import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Note.module.css';

export interface NoteProps {
  /** A problem is told to a screen reader at once, the others when it is free. */
  readonly tone: 'problem' | 'hint' | 'done';
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

const icons = { problem: IconAlertTriangle, hint: IconInfoCircle, done: IconCircleCheck };

/** A sentence that matters now, with what can be done about it. */
export function Note({ tone, title, children, actions }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className={styles['note']} data-tone={tone} role={tone === 'problem' ? 'alert' : 'status'}>
      <Icon className={styles['icon']} size="1.15rem" stroke={1.7} aria-hidden />
      <div className={styles['words']}>
        {title !== undefined && <div className={styles['title']}>{title}</div>}
        {children !== undefined && <div>{children}</div>}
        {Boolean(actions) && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
