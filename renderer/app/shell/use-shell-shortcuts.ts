import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { onMac, useShortcut } from '../../ui/keyboard/ShortcutProvider.tsx';
import type { Shortcut } from '../../ui/keyboard/shortcut.ts';
import type { NavigationStep } from '../navigation/navigation.ts';
import type { Place } from '../navigation/place.ts';
import { TODAY, journalOf } from '../navigation/place.ts';
import { entranceOf, sharedCircles } from './Navigation.tsx';

interface ShellActs {
  step(step: NavigationStep): void;
  lock(): void;
  newEntry(): void;
}

type Circle = OutputOf<'people.circles'>['circles'][number];

/** Today, Just me, the circles in their order, by Ctrl or Cmd and a digit. */
function usePlaceShortcut(
  digit: number,
  place: Place | undefined,
  name: string,
  go: (place: Place) => void,
): void {
  const { t } = useTranslation('shell');
  const shortcut: Shortcut | null = place
    ? {
        keys: `mod+${digit}`,
        label: t('shortcuts.goTo', { place: name }),
        group: 'places',
        run: () => {
          go(place);
        },
      }
    : null;
  useShortcut(shortcut);
}

export function useShellShortcuts(circles: readonly Circle[], { step, lock, newEntry }: ShellActs): void {
  const { t } = useTranslation('shell');
  const everywhere = { group: 'everywhere' as const };
  useShortcut({ ...everywhere, keys: 'mod+N', label: t('shortcuts.newEntry'), run: newEntry });
  useShortcut({ ...everywhere, keys: 'mod+L', label: t('shortcuts.lock'), run: lock, inDialogs: true });
  useShortcut({
    ...everywhere,
    keys: onMac ? 'mod+[' : 'alt+ArrowLeft',
    label: t('shortcuts.back'),
    run: () => {
      step({ step: 'back' });
    },
  });
  useShortcut({
    ...everywhere,
    keys: onMac ? 'mod+]' : 'alt+ArrowRight',
    label: t('shortcuts.forward'),
    run: () => {
      step({ step: 'forward' });
    },
  });

  const go = (place: Place): void => {
    step({ go: place });
  };
  const justMe = circles.find(({ kind }) => kind === 'just-me');
  const shared = sharedCircles(circles);
  const nth = (index: number): [Place | undefined, string] => {
    const circle = shared[index];
    return [circle && entranceOf(circle), circle?.name ?? ''];
  };
  usePlaceShortcut(1, TODAY, t('today'), go);
  usePlaceShortcut(2, justMe && journalOf(justMe.circleId), t('justMe'), go);
  usePlaceShortcut(3, ...nth(0), go);
  usePlaceShortcut(4, ...nth(1), go);
  usePlaceShortcut(5, ...nth(2), go);
  usePlaceShortcut(6, ...nth(3), go);
  usePlaceShortcut(7, ...nth(4), go);
  usePlaceShortcut(8, ...nth(5), go);
  useShortcut({
    keys: 'mod+,',
    label: t('shortcuts.goTo', { place: t('settings') }),
    group: 'places',
    run: () => {
      go({ at: 'settings' });
    },
  });
}
