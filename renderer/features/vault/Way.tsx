import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Doorstep.module.css';

export interface WayProps {
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

/** Another way in, under the one that most people take. */
export function Way({ disabled = false, onClick, children }: WayProps) {
  return (
    <UnstyledButton className={styles['way']} onClick={onClick} disabled={disabled}>
      {children}
    </UnstyledButton>
  );
}

export function Ways({ children }: { children: ReactNode }) {
  return <div className={styles['ways']}>{children}</div>;
}
