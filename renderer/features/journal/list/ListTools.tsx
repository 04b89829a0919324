import { ActionIcon, CloseButton, Select, TextInput, Tooltip } from '@mantine/core';
import { IconSearch, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import styles from './EntryList.module.css';

export interface ListToolsProps {
  readonly circleId: string;
  readonly text: string;
  readonly tag: string;
  readonly inTrash: boolean;
  readonly findField: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
  readonly onTag: (tag: string) => void;
  readonly onTrash: (inTrash: boolean) => void;
}

/** Find, tag and trash. The tag is offered once there is one. */
export function ListTools(props: ListToolsProps) {
  const { t } = useTranslation('journal');
  const tags = useLiveQuery('journal.tags', { circleId: props.circleId }).value?.tags ?? [];
  const trashLabel = props.inTrash ? t('showEntries') : t('showTrash');
  return (
    <div className={styles['tools']}>
      <TextInput
        ref={props.findField}
        type="search"
        className={styles['find'] ?? ''}
        aria-label={t('find')}
        placeholder={t('findShort')}
        maxLength={200}
        leftSection={<IconSearch size="1rem" stroke={1.7} aria-hidden />}
        rightSection={
          props.text === '' ? null : (
            <CloseButton size="sm" aria-label={t('clearFind')} onClick={() => props.onText('')} />
          )
        }
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || props.text === '') return;
          event.stopPropagation();
          props.onText('');
        }}
      />
      {(tags.length > 0 || props.tag !== '') && (
        <Select
          className={styles['tag'] ?? ''}
          aria-label={t('tagFilter')}
          placeholder={t('allTags')}
          data={tags}
          value={props.tag === '' ? null : props.tag}
          clearable
          searchable={tags.length > 12}
          onChange={(tag) => props.onTag(tag ?? '')}
        />
      )}
      <Tooltip label={trashLabel}>
        <ActionIcon
          variant="default"
          size="2.125rem"
          aria-label={trashLabel}
          aria-pressed={props.inTrash}
          onClick={() => props.onTrash(!props.inTrash)}
        >
          <IconTrash size="1.05rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
