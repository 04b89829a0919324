import type { ReactNode } from 'react';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** Told to a screen reader when it changes. Leave it out for lines that change often. */
  readonly live?: boolean;
}

/** One quiet line that says where things stand. */
export function StatusLine({ icon, children, live = false }: StatusLineProps) {
  return (
    <span className={styles['line']} {...(live ? { role: 'status' } : {})}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden>
          {icon}
        </span>
      )}
      <span>{children}</span>
    </span>
  );
}
