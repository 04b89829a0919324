import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/KeyHint.tsx';
import styles from './Toolbar.module.css';
import type { ToolbarPlace } from './ToolbarButton.tsx';
import { menuCommands } from './toolbar-commands.ts';

/** What is needed seldom. What is on at the cursor has a mark, asked when the menu opens. */
export function MoreMenu({ editor, isStop, onReach }: ToolbarPlace & { editor: Editor }) {
  const { t } = useTranslation('editor');
  return (
    <Menu
      alignItemsLabels="all"
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      withinPortal
      returnFocus
      width={270}
    >
      <Menu.Target>
        <ActionIcon
          className={styles['button'] ?? ''}
          variant="subtle"
          data-stop
          tabIndex={isStop ? 0 : -1}
          aria-label={t('more')}
          onFocus={onReach}
          onMouseDown={(event) => event.preventDefault()}
        >
          <IconDots size="1.1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {menuCommands.map((command) => {
          const keys = command.keys !== '' && <KeyHint keys={command.keys} />;
          return command.isActive ? (
            <Menu.CheckboxItem
              key={command.name}
              checked={command.isActive(editor)}
              closeMenuOnClick
              onChange={() => command.run(editor)}
              rightSection={keys}
            >
              {t(command.name)}
            </Menu.CheckboxItem>
          ) : (
            <Menu.Item
              key={command.name}
              disabled={command.canRun?.(editor) === false}
              onClick={() => command.run(editor)}
              rightSection={keys}
            >
              {t(command.name)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
