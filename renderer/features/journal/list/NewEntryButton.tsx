import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import styles from './EntryList.module.css';

export interface NewEntryButtonProps {
  readonly pending: boolean;
  readonly onBegin: (templateId: string | null) => void;
}

/** An empty page at once, or one of the templates that ask. */
export function NewEntryButton({ pending, onBegin }: NewEntryButtonProps) {
  const { t } = useTranslation('journal');
  const { value } = useLiveQuery('journal.templates', {});
  const templates = value?.templates ?? [];
  return (
    <Group gap={2} wrap="nowrap" className={styles['newEntry'] ?? ''}>
      <Button
        leftSection={<IconPlus size="1rem" stroke={1.8} aria-hidden />}
        loading={pending}
        onClick={() => onBegin(null)}
      >
        {t('newEntry')}
      </Button>
      {templates.length > 0 && (
        <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal width={300}>
          <Menu.Target>
            <ActionIcon
              variant="filled"
              className={styles['newMenu'] ?? ''}
              aria-label={t('newFromTemplate')}
            >
              <IconChevronDown size="1rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={styles['templates'] ?? ''}>
            <Menu.Item onClick={() => onBegin(null)}>{t('blank')}</Menu.Item>
            <Menu.Divider />
            <Menu.Label>{t('templates')}</Menu.Label>
            {templates.map((template) => (
              <Menu.Item key={template.templateId} onClick={() => onBegin(template.templateId)}>
                <span className={styles['templateTitle']}>{template.title}</span>
                <span className={styles['templateText']}>{template.summary}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
