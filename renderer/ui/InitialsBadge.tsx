import styles from './InitialsBadge.module.css';

export interface InitialsBadgeProps {
  readonly initials: string;
  /** 0 to 7. */
  readonly colour: number;
  readonly size?: 'small' | 'normal';
}

const classes = Array.from({ length: 8 }, (_, colour) => `colour${colour}`);

/** Colour and initials of a circle or a person. The name always stands beside it, so it is hidden from screen readers. */
export function InitialsBadge({ initials, colour, size = 'normal' }: InitialsBadgeProps) {
  const own = styles[classes[colour % 8] ?? 'colour0'];
  return (
    <span className={`${styles['badge']} ${own}`} data-size={size} aria-hidden>
      {initials}
    </span>
  );
}
