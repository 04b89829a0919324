import { numberGroups } from './number-groups.ts';
import styles from './People.module.css';

export interface SafetyNumberProps {
  readonly number: string;
  /** Whose number it is, for a screen reader. */
  readonly label: string;
}

/** Six groups of five digits, in the same order and direction in every language. */
export function SafetyNumber({ number, label }: SafetyNumberProps) {
  return (
    <ol className={styles['number']} dir="ltr" aria-label={label}>
      {numberGroups(number).map((group, place) => (
        // A group is its place in the number.
        <li key={place}>{group}</li>
      ))}
    </ol>
  );
}
