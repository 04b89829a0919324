import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../shared/features/journal/journal-contract.ts';
import { useClient } from '../../client/ClientContext.tsx';
import { useEvent } from '../../client/use-event.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { useShortcut } from '../../ui/keyboard/ShortcutProvider.tsx';
import type { CommentsState } from './comments-state.ts';
import { EntryPane } from './EntryPane.tsx';
import styles from './JournalScreen.module.css';
import { ListPane } from './ListPane.tsx';
import { useBeginEntry } from './use-begin-entry.ts';

/** Which entry of which journal; `write` takes the cursor to its text. */
export interface JournalPlace {
  readonly circleId: string;
  readonly entryId: string | null;
  readonly write: boolean;
}

export interface JournalScreenProps extends JournalPlace {
  readonly onGo: (place: JournalPlace) => void;
  readonly onNewCircle: () => void;
  /** The column beside an entry; the app composes it. */
  readonly comments: (entry: EntryDetail, state: CommentsState) => ReactNode;
}

/** The journal of one circle, or of Just me: its list, the open entry, and what others say about it. */
export function JournalScreen({ circleId, entryId, write, onGo, onNewCircle, comments }: JournalScreenProps) {
  const { t } = useTranslation('journal');
  const { call } = useClient();
  const list = useRef<HTMLElement>(null);
  const circles = useLiveQuery('people.circles', {}).value?.circles;
  const circle = circles?.find((one) => one.circleId === circleId);
  const begin = useBeginEntry(circleId, (begun) => onGo({ circleId, entryId: begun, write: true }));
  const mayBegin = circle !== undefined && circle.state === 'active';

  // The ten seconds are over: what was the draft is now an entry of the circle it was shared with.
  async function follow(sharedId: string): Promise<void> {
    const shared = await call('journal.entry', { entryId: sharedId });
    if (shared.ok) onGo({ circleId: shared.value.circleId, entryId: sharedId, write: false });
  }
  useEvent('journal.shared', (shared) => {
    if (shared.draftId === entryId) void follow(shared.entryId);
  });

  useShortcut({ keys: 'ArrowDown', label: t('shortcutList'), group: 'page', listedOnly: true, run: nothing });
  useShortcut({ keys: 'Escape', label: t('shortcutBack'), group: 'page', listedOnly: true, run: nothing });

  function backToList(): void {
    const card = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    onGo({ circleId, entryId: null, write: false });
    (card ?? list.current)?.focus();
  }

  function onEscape(event: KeyboardEvent<HTMLElement>): void {
    // Menus and dialogs draw outside of this box, fields with an open list say so: their Escape closes them
    // and nothing else. (The editor marks every Escape as handled, so that mark says nothing here.)
    const { target, currentTarget } = event;
    const inside = target instanceof Element && currentTarget.contains(target);
    if (event.key !== 'Escape' || !inside || target.closest('[aria-expanded="true"]')) return;
    event.preventDefault();
    backToList();
  }

  if (!circle) return null;
  return (
    <div className={styles['screen']} data-open={entryId !== null}>
      <section ref={list} className={styles['list']} tabIndex={-1} aria-label={t('title')} data-scroller>
        <ListPane
          circle={circle}
          entryId={entryId}
          arriving={write}
          begin={mayBegin ? begin : null}
          onOpen={(opened) => onGo({ circleId, entryId: opened, write: false })}
        />
      </section>
      <div className={styles['reading']} onKeyDown={onEscape}>
        <EntryPane
          circle={circle}
          entryId={entryId}
          write={write}
          comments={comments}
          onBack={backToList}
          onNewCircle={onNewCircle}
        />
      </div>
    </div>
  );
}

function nothing(): void {
  // The list and the page listen to these keys themselves; the help sheet names them.
}
