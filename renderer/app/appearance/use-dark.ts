import { useSyncExternalStore } from 'react';
import type { Settings } from '../../../shared/features/settings/settings-contract.ts';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => {
    prefersDark.removeEventListener('change', listener);
  };
}

/** Light or dark, after the setting or the computer. */
export function useDark(theme: Settings['theme']): boolean {
  const computerIsDark = useSyncExternalStore(subscribe, () => prefersDark.matches);
  return theme === 'system' ? computerIsDark : theme === 'dark';
}
