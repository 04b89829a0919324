import { ActionIcon, CloseButton, Pill, TextInput, Tooltip } from '@mantine/core';
import { IconSearch, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import styles from './EntryList.module.css';
import { TagMenu } from './TagMenu.tsx';

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

/** Find, tags and trash. Tags are offered once there are any. */
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
      {tags.length > 0 && <TagMenu tags={tags} tag={props.tag} onTag={props.onTag} />}
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
      {props.tag !== '' && (
        <Pill
          className={styles['chosenTag'] ?? ''}
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('allTags'), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => props.onTag('')}
        >
          {props.tag}
        </Pill>
      )}
    </div>
  );
}
