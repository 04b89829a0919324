import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './SectionCard.module.css';

export interface SectionCardProps {
  readonly title?: ReactNode;
  /** A sentence under the title. */
  readonly text?: ReactNode;
  /** `quiet` has no card of its own colour, `accent` stands out softly. */
  readonly tone?: 'card' | 'quiet' | 'accent';
  readonly children?: ReactNode;
}

/** A part of a page with its own heading, drawn as a card with a thin line. */
export function SectionCard({ title, text, tone = 'card', children }: SectionCardProps) {
  const titleId = useId();
  return (
    <section
      className={styles['card']}
      data-tone={tone}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {title !== undefined && (
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
      )}
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
    </section>
  );
}

export interface SectionProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A small heading with a list or cards under it. */
export function Section({ title, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={styles['section']} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles['overline']}>
        {title}
      </h2>
      {children}
    </section>
  );
}
