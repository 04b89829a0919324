import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useClient } from '../client/ClientContext.tsx';
import { useLiveQuery } from '../client/use-live-query.ts';
import { Unlock } from '../features/vault/Unlock.tsx';
import { VaultProblem } from '../features/vault/VaultProblem.tsx';
import type { FirstStep } from '../features/vault/Welcome.tsx';
import { Welcome } from '../features/vault/Welcome.tsx';
import { problemOfState } from '../features/vault/vault-problem.ts';
import { wallClock } from '../i18n/format.ts';
import { useClock } from '../ui/clock.tsx';
import { NavigationFocusProvider } from '../ui/navigation-focus.tsx';
import type { Place } from './navigation/place.ts';
import { TODAY } from './navigation/place.ts';
import type { Shell as ShellType } from './shell/Shell.tsx';

/** The editor and all screens come after the door is drawn: it stands there at once. */
let fetched: typeof ShellType | null = null;
const loadShell = async () => (fetched ??= (await import('./shell/Shell.tsx')).Shell);
const ShellToCome = lazy(async () => ({ default: await loadShell() }));

/** Which of the rooms the person stands in: before the journal, at its lock, or inside. */
export function Gate() {
  const { value: vault, error, refetch } = useLiveQuery('vault.state', {});
  // Set while the journal is being made in this window: the first place follows from it.
  const first = useRef<FirstStep | null>(null);
  useEffect(() => {
    // While the person types the passphrase, what is behind the door is fetched.
    if (vault) void loadShell();
  }, [vault]);
  if (!vault) {
    return error ? <VaultProblem problem="other" onTryAgain={refetch} /> : null;
  }
  if (vault.state === 'open') return <Inside first={first.current} />;
  return (
    <NavigationFocusProvider turn={0} key={vault.state}>
      {vault.state === 'missing' && (
        <Welcome
          onBegin={(step) => {
            first.current = step;
          }}
        />
      )}
      {vault.state === 'locked' && <Unlock retryInMs={vault.retryInMs} />}
      {(vault.state === 'in-use' || vault.state === 'damaged') && (
        <VaultProblem problem={problemOfState(vault.state, vault.problem)} onTryAgain={refetch} />
      )}
    </NavigationFocusProvider>
  );
}

/** A new journal opens with the cursor in a first entry that only its owner can read. */
function Inside({ first }: { first: FirstStep | null }) {
  const { call } = useClient();
  const clock = useClock();
  const [place, setPlace] = useState<Place | null>(first === 'write' ? null : TODAY);
  const began = useRef(false);
  // What was waited for, however shortly, React shows only 300 ms later: a shell that is here is not waited for.
  const [Shell] = useState(() => fetched ?? ShellToCome);

  useEffect(() => {
    if (first !== 'write' || began.current) return;
    began.current = true;
    void (async () => {
      const people = await call('people.circles', {});
      const justMe = people.ok && people.value.circles.find(({ kind }) => kind === 'just-me');
      if (!justMe) {
        setPlace(TODAY);
        return;
      }
      const { circleId } = justMe;
      const draft = await call('journal.createDraft', { circleId, date: wallClock(new Date(clock())) });
      setPlace(draft.ok ? { at: 'journal', circleId, entryId: draft.value.entryId, write: true } : TODAY);
    })();
  }, [call, clock, first]);

  return <Suspense>{place && <Shell startPlace={place} startJoining={first === 'join'} />}</Suspense>;
}
