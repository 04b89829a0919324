import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../shared/features/people/people-contract.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { useShortcut } from '../../ui/keyboard/ShortcutProvider.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { EmptyList } from './list/EmptyList.tsx';
import { EntryList } from './list/EntryList.tsx';
import styles from './list/EntryList.module.css';
import { ListTools } from './list/ListTools.tsx';
import { NewEntryButton } from './list/NewEntryButton.tsx';
import type { BeginEntry } from './use-begin-entry.ts';

export interface ListPaneProps {
  readonly circle: CircleSummary;
  readonly entryId: string | null;
  /** The keyboard goes to an entry's text and not to this heading. */
  readonly arriving: boolean;
  /** Null where nothing can be begun: a circle that I left, or wait to be admitted to. */
  readonly begin: BeginEntry | null;
  readonly onOpen: (entryId: string) => void;
}

/** Milliseconds of quiet before the words in the find field are looked for. */
const FIND_AFTER_MS = 150;

export function ListPane({ circle, entryId, arriving, begin, onOpen }: ListPaneProps) {
  const { t } = useTranslation(['journal', 'common']);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, FIND_AFTER_MS);
  const [tag, setTag] = useState('');
  const [inTrash, setInTrash] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  useShortcut({
    keys: 'mod+F',
    label: t('shortcutFind'),
    group: 'page',
    run: () => findField.current?.focus(),
  });
  const inJustMe = circle.kind === 'just-me';
  const filter = { circleId: circle.circleId, show: inTrash ? 'trash' : 'entries', text, tag } as const;
  const name = inTrash ? t('trashTitle') : inJustMe ? t('common:justMe') : t('title');

  return (
    <>
      <header className={styles['head']}>
        {arriving ? (
          <h1 className={styles['heading']}>{name}</h1>
        ) : (
          <PageHeading className={styles['heading'] ?? ''}>{name}</PageHeading>
        )}
        {begin && !inTrash && (
          <NewEntryButton pending={begin.pending} onBegin={(template) => void begin.run(template)} />
        )}
      </header>
      <ErrorNote error={begin?.error} />
      <ListTools
        circleId={circle.circleId}
        text={typed}
        tag={tag}
        inTrash={inTrash}
        findField={findField}
        onText={setTyped}
        onTag={setTag}
        onTrash={setInTrash}
      />
      {inTrash && <p className={styles['found']}>{t('trashHint')}</p>}
      <EntryList
        key={JSON.stringify(filter)}
        filter={filter}
        inJustMe={inJustMe}
        currentId={entryId}
        onOpen={onOpen}
        empty={
          <EmptyList
            filter={filter}
            inJustMe={inJustMe}
            onBegin={begin ? () => void begin.run(null) : undefined}
            onShowAll={() => {
              setTyped('');
              setTag('');
            }}
          />
        }
      />
    </>
  );
}
