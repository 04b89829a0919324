import { useCallback, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryCard } from './EntryCard.tsx';
import styles from './EntryList.module.css';
import { EntryListPage } from './EntryListPage.tsx';
import type { ListAnswer } from './EntryListPage.tsx';
import { FIRST_PAGE, withNext } from './list-cursors.ts';
import type { ListFilter } from './list-filter.ts';
import { isFiltered } from './list-filter.ts';

export interface EntryListProps {
  /** Give the filter as a key too: another filter is another list. */
  readonly filter: ListFilter;
  readonly inJustMe: boolean;
  readonly currentId: string | null;
  readonly onOpen: (entryId: string) => void;
  /** What the list says when nothing is in it. */
  readonly empty: ReactNode;
}

/** The entries, newest first. Arrow keys walk from card to card, Enter opens one. */
export function EntryList({ filter, inJustMe, currentId, onOpen, empty }: EntryListProps) {
  const { t } = useTranslation('journal');
  const [cursors, setCursors] = useState(FIRST_PAGE);
  const [first, setFirst] = useState<ListAnswer | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const answered = useCallback((index: number, answer: ListAnswer) => {
    setCursors((known) => withNext(known, index, answer.next));
    if (index === 0) setFirst(answer);
  }, []);
  const firstId = first?.entries[0]?.entryId;
  const stop = reached ?? currentId ?? firstId;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
    const here = cards.findIndex((card) => card === document.activeElement);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: cards.length - 1,
    };
    const next = here < 0 ? undefined : cards[steps[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  return (
    <>
      <p className={styles['found']} role="status">
        {first && isFiltered(filter) ? t('found', { count: first.total }) : ''}
      </p>
      <div
        className={styles['list']}
        {...(firstId === undefined ? {} : { role: 'list', 'aria-label': t('listLabel') })}
        onKeyDown={onKeyDown}
      >
        {cursors.map((cursor, index) => (
          <EntryListPage
            // A page is its place: its cursor moves when an entry comes before it.
            key={index}
            index={index}
            filter={filter}
            cursor={cursor}
            onAnswer={answered}
            drawEntry={(entry) => (
              <EntryCard
                entry={entry}
                inJustMe={inJustMe}
                current={entry.entryId === currentId}
                tabStop={entry.entryId === stop}
                onOpen={onOpen}
                onReach={setReached}
              />
            )}
          />
        ))}
      </div>
      {first?.entries.length === 0 && empty}
    </>
  );
}
