import { Button, Progress } from '@mantine/core';
import styles from './LongWork.module.css';
import { useUiWords } from './ui-words.ts';

export interface LongWorkProps {
  readonly title: string;
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly total: number;
  /** Left out where stopping would not be safe. */
  onCancel?(): void;
  readonly cancel?: string;
}

/** Work that takes a while: its numbers, and a way to stop it. */
export function LongWork({ title, done, total, onCancel, cancel }: LongWorkProps) {
  const words = useUiWords();
  return (
    <div className={styles['work']} role="group" aria-label={title}>
      <div className={styles['line']}>
        <span role="status">{title}</span>
        {total > 0 && <span className={styles['numbers']}>{words.progress(done, total)}</span>}
      </div>
      {total > 0 && <Progress value={(100 * done) / total} aria-label={title} size="sm" />}
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {cancel ?? words.cancel}
        </Button>
      )}
    </div>
  );
}
