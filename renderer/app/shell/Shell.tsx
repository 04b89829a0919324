import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useEvent } from '../../client/use-event.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ExchangeStatus } from '../../features/exchange/ExchangeStatus.tsx';
import { FileDrop } from '../../features/exchange/FileDrop.tsx';
import { JoinDialog } from '../../features/people/JoinDialog.tsx';
import { NewCircleDialog } from '../../features/people/NewCircleDialog.tsx';
import { PassphrasePrompt } from '../../features/vault/PassphrasePrompt.tsx';
import { RecoveryWordsDialog } from '../../features/vault/RecoveryWordsDialog.tsx';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { wallClock } from '../../i18n/format.ts';
import { useClock } from '../../ui/clock.tsx';
import { NavigationFocusProvider } from '../../ui/navigation-focus.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { navigate, startAt } from '../navigation/navigation.ts';
import type { Place } from '../navigation/place.ts';
import { TODAY, circleOf, screenOf } from '../navigation/place.ts';
import { HelpSheet } from './HelpSheet.tsx';
import { Navigation } from './Navigation.tsx';
import { Screen } from './Screen.tsx';
import styles from './Shell.module.css';
import { SkipLink } from './SkipLink.tsx';
import { TopBar } from './TopBar.tsx';
import { UnsavedLine } from './UnsavedLine.tsx';
import { useLock } from './use-lock.tsx';
import { useShellShortcuts } from './use-shell-shortcuts.ts';

/** Under this width the list of places folds into a drawer; 200 % zoom comes here, too. */
const NARROW = '(max-width: 56.25em)';

type DialogName = 'new-circle' | 'join' | 'recovery-words';

export interface ShellProps {
  readonly startPlace: Place;
  /** Opens the dialog for an invitation at once. */
  readonly startJoining: boolean;
}

/** The open journal: places on the left, exchange and lock on top, one screen. */
export function Shell({ startPlace, startJoining }: ShellProps) {
  const { t } = useTranslation('shell');
  const clock = useClock();
  const [navigation, step] = useReducer(navigate, startPlace, startAt);
  const [dialog, setDialog] = useState<DialogName | null>(startJoining ? 'join' : null);
  const [drawer, setDrawer] = useState(false);
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const page = useRef<HTMLElement>(null);
  const { value: people, error } = useLiveQuery('people.circles', {});
  const createDraft = useCommand('journal.createDraft');
  const { lock, pending: locking, dialog: lockDialog } = useLock();

  const circles = people?.circles ?? [];
  const { here, turn } = navigation;
  const screen = screenOf(here);
  // Another screen is read from its beginning.
  useLayoutEffect(() => page.current?.scrollTo({ top: 0 }), [screen]);
  const go = (place: Place): void => {
    setDrawer(false);
    step({ go: place });
  };
  const openDialog = (which: DialogName) => () => {
    setDrawer(false);
    setDialog(which);
  };
  const closeDialog = (): void => {
    setDialog(null);
  };

  async function newEntry(): Promise<void> {
    const active = circles.find(({ circleId, state }) => circleId === circleOf(here) && state === 'active');
    const circleId = (active ?? circles.find(({ kind }) => kind === 'just-me'))?.circleId;
    if (circleId === undefined) return;
    const result = await createDraft.run({ circleId, date: wallClock(new Date(clock())) });
    if (result.ok) go({ at: 'journal', circleId, entryId: result.value.entryId, write: true });
  }

  useShellShortcuts(circles, { step, lock, newEntry: () => void newEntry() });
  // A link or a file never changes anything by itself: it only opens the dialog that says what it is.
  useEvent('people.invitationArrived', openDialog('join'));

  const places = (
    <Navigation
      here={here}
      circles={circles}
      onGo={go}
      onNewCircle={openDialog('new-circle')}
      onOpenInvitation={openDialog('join')}
    />
  );
  return (
    <div className={styles['shell']} data-narrow={narrow}>
      <SkipLink onSkip={() => page.current?.focus()} />
      <TopBar
        status={<ExchangeStatus />}
        locking={locking}
        onLock={lock}
        onOpenNavigation={
          narrow
            ? () => {
                setDrawer(true);
              }
            : null
        }
      />
      {!narrow && <div className={styles['side']}>{places}</div>}
      <div className={styles['place']}>
        <UnsavedLine />
        <main ref={page} className={styles['page']} tabIndex={-1}>
          <ErrorNote error={error ?? createDraft.error} />
          <NavigationFocusProvider turn={turn}>
            <ErrorBoundary
              key={screen}
              onLeave={() => {
                go(TODAY);
              }}
            >
              <Screen
                place={here}
                onGo={go}
                onNewCircle={openDialog('new-circle')}
                onOpenInvitation={openDialog('join')}
                onRecoveryWords={openDialog('recovery-words')}
              />
            </ErrorBoundary>
          </NavigationFocusProvider>
        </main>
      </div>
      <Drawer
        opened={narrow && drawer}
        onClose={() => {
          setDrawer(false);
        }}
        title={t('navigation')}
        size="17rem"
        styles={{ body: { padding: 0 } }}
      >
        {places}
      </Drawer>
      <NewCircleDialog
        opened={dialog === 'new-circle'}
        onClose={closeDialog}
        onCreated={(circleId) => {
          closeDialog();
          go({ at: 'people', circleId });
        }}
      />
      <JoinDialog
        opened={dialog === 'join'}
        onClose={closeDialog}
        onJoined={(circleId) => {
          closeDialog();
          go({ at: 'people', circleId });
        }}
      />
      <RecoveryWordsDialog opened={dialog === 'recovery-words'} onClose={closeDialog} />
      <PassphrasePrompt />
      <FileDrop />
      <HelpSheet />
      {lockDialog}
    </div>
  );
}
