import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import { tableCommands } from './table-commands.ts';

/** Shown while the cursor stands in a table. */
export function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation('editor');
  return (
    <Menu position="bottom-end" withinPortal returnFocus>
      <Menu.Target>
        <Button
          data-stop
          tabIndex={-1}
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
