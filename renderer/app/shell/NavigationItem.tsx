import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Navigation.module.css';

export interface NavigationItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** A few words at the end of the line. */
  readonly note?: string;
  readonly current?: boolean;
  /** Has places of its own under it. */
  readonly expanded?: boolean;
  readonly inner?: boolean;
  /** The words of `note` stand under the label. */
  readonly noteBelow?: boolean;
  readonly quiet?: boolean;
  readonly children?: ReactNode;
  onClick(): void;
}

/** One line of the list of places. */
export function NavigationItem(props: NavigationItemProps) {
  return (
    <li>
      <UnstyledButton
        className={styles['item']}
        data-current={props.current ?? false}
        data-inner={props.inner ?? false}
        data-quiet={props.quiet ?? false}
        data-note-below={props.noteBelow ?? false}
        {...(props.current ? { 'aria-current': 'page' as const } : {})}
        {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
        onClick={props.onClick}
      >
        <span className={styles['icon']}>{props.icon}</span>
        <span className={styles['label']}>
          <bdi>{props.label}</bdi>
        </span>
        {props.note !== undefined && props.note !== '' && (
          <span className={styles['note']}>{props.note}</span>
        )}
      </UnstyledButton>
      {props.children}
    </li>
  );
}
