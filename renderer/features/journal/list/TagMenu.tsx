import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './EntryList.module.css';

export interface TagMenuProps {
  readonly tags: readonly string[];
  /** Empty: all. */
  readonly tag: string;
  readonly onTag: (tag: string) => void;
}

/** Shows only the entries with one tag. */
export function TagMenu({ tags, tag, onTag }: TagMenuProps) {
  const { t } = useTranslation('journal');
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal>
      <Tooltip label={t('tagFilter')}>
        <Menu.Target>
          <ActionIcon variant="default" size="2.125rem" aria-label={t('tagFilter')}>
            <IconTag size="1.05rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown className={styles['tagMenu'] ?? ''}>
        <Menu.RadioGroup value={tag} onChange={onTag}>
          {['', ...tags].map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {one === '' ? t('allTags') : one}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
