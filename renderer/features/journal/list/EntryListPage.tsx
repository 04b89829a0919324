import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { EntrySummary } from '../../../../shared/features/journal/journal-contract.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { PAGE_SIZE } from './list-cursors.ts';
import type { ListFilter } from './list-filter.ts';
import { useNear } from './use-near.ts';

export interface ListAnswer {
  readonly entries: readonly EntrySummary[];
  readonly next: string | null;
  readonly total: number;
}

export interface EntryListPageProps {
  readonly index: number;
  readonly filter: ListFilter;
  readonly cursor: string | null;
  readonly onAnswer: (index: number, answer: ListAnswer) => void;
  readonly drawEntry: (entry: EntrySummary) => ReactNode;
}

/** One page of the list. Far from the window it asks for nothing and is only the room that it takes. */
export function EntryListPage({ index, filter, cursor, onAnswer, drawEntry }: EntryListPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(1);
  const near = useNear(box, index === 0);
  const { value, error } = useLiveQuery(
    'journal.list',
    near ? { ...filter, cursor, limit: PAGE_SIZE } : null,
    { keepPrevious: true },
  );
  const shown = near ? value : undefined;

  useEffect(() => {
    if (shown) onAnswer(index, shown);
  }, [shown, index, onAnswer]);
  useLayoutEffect(() => {
    if (shown && box.current) height.current = box.current.offsetHeight;
  }, [shown]);

  return (
    <div ref={box} role="presentation" style={shown ? {} : { minBlockSize: height.current }}>
      <ErrorNote error={error} />
      {shown?.entries.map((entry) => (
        <div key={entry.entryId} role="listitem">
          {drawEntry(entry)}
        </div>
      ))}
    </div>
  );
}
