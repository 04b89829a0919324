import { Button } from '@mantine/core';
import { IconFeather, IconSearch, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import type { ListFilter } from './list-filter.ts';
import { isFiltered } from './list-filter.ts';

export interface EmptyListProps {
  readonly filter: ListFilter;
  readonly inJustMe: boolean;
  /** Absent where nothing can be begun (a circle that was left). */
  readonly onBegin: (() => void) | undefined;
  readonly onShowAll: () => void;
}

/** What the list says while nothing is in it, and the first step. */
export function EmptyList({ filter, inJustMe, onBegin, onShowAll }: EmptyListProps) {
  const { t } = useTranslation('journal');
  if (isFiltered(filter)) {
    return (
      <EmptyState icon={<IconSearch size="1.4rem" />} title={t('emptyFindTitle')} text={t('emptyFindText')}>
        <Button variant="default" onClick={onShowAll}>
          {t('emptyFindAction')}
        </Button>
      </EmptyState>
    );
  }
  if (filter.show === 'trash') {
    return (
      <EmptyState
        icon={<IconTrash size="1.4rem" />}
        title={t('emptyTrashTitle')}
        text={t('emptyTrashText')}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconFeather size="1.4rem" />}
      title={t('emptyTitle')}
      text={inJustMe ? t('emptyJustMeText') : t('emptyText')}
    >
      {onBegin && (
        <Button variant="default" onClick={onBegin}>
          {t('emptyAction')}
        </Button>
      )}
    </EmptyState>
  );
}
