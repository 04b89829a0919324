import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import type { ToolbarPlace } from './ToolbarButton.tsx';
import { tableCommands } from './table-commands.ts';

/** Shown while the cursor stands in a table. */
export function TableMenu({ editor, isStop, onReach }: ToolbarPlace & { editor: Editor }) {
  const { t } = useTranslation('editor');
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal returnFocus>
      <Menu.Target>
        <Button
          data-stop
          tabIndex={isStop ? 0 : -1}
          onFocus={onReach}
          onMouseDown={(event) => event.preventDefault()}
          size="compact-sm"
          variant="subtle"
          rightSection={<IconChevronDown size="0.9rem" aria-hidden />}
        >
          {t('tableTools')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {tableCommands.map((command) => (
          <Menu.Item key={command.name} onClick={() => command.run(editor)}>
            {t(command.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
