import { useTranslation } from 'react-i18next';
import type { Whereabouts } from '../../shared/features/journal/journal-model.ts';
import { useFormat } from './use-format.ts';

export type WhereaboutsWords =
  | { readonly key: 'nowhere' }
  | { readonly key: 'thisComputer' | 'sent' }
  | { readonly key: 'arrivedAt' | 'arrivedAtMany'; readonly names: readonly string[] };

/** Which words say where a thing is. A private thing is nowhere else, so nothing is said. */
export function whereaboutsWords({ place, arrivedAt }: Whereabouts): WhereaboutsWords {
  if (place === 'private') return { key: 'nowhere' };
  if (place === 'this-computer') return { key: 'thisComputer' };
  if (place === 'sent' || arrivedAt.length === 0) return { key: 'sent' };
  return { key: arrivedAt.length === 1 ? 'arrivedAt' : 'arrivedAtMany', names: arrivedAt };
}

/** `On this computer`, `Sent`, `Arrived at Mira’s computer`; empty for what is private. Never: read. */
export function useWhereabouts(): (whereabouts: Whereabouts) => string {
  const { t } = useTranslation('journal');
  const format = useFormat();
  return (whereabouts) => {
    const words = whereaboutsWords(whereabouts);
    if (words.key === 'nowhere') return '';
    return 'names' in words ? t(words.key, { names: format.list(words.names) }) : t(words.key);
  };
}
