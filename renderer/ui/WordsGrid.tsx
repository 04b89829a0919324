import styles from './WordsGrid.module.css';

export interface WordsGridProps {
  /** Stands over the sheet. */
  readonly heading: string;
  readonly words: readonly string[];
}

/** A ruled sheet of numbered words, to be written down by hand. */
export function WordsGrid({ heading, words }: WordsGridProps) {
  return (
    <figure className={styles['sheet']}>
      <figcaption className={styles['heading']}>{heading}</figcaption>
      <ol className={styles['words']} dir="ltr" lang="en">
        {words.map((word, index) => (
          <li key={index} className={styles['word']}>
            {word}
          </li>
        ))}
      </ol>
    </figure>
  );
}
