import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreMenu } from './MoreMenu.tsx';
import { nextPosition } from './roving.ts';
import { TableMenu } from './TableMenu.tsx';
import styles from './Toolbar.module.css';
import { ToolbarButton } from './ToolbarButton.tsx';
import { toolbarGroups } from './toolbar-commands.ts';

const commands = toolbarGroups.flat();

export interface ToolbarProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

/** One tab stop; the arrow keys go from button to button. Each button says its name and its shortcut. */
export function Toolbar({ editor, onLink }: ToolbarProps) {
  const { t } = useTranslation('editor');
  const [stop, setStop] = useState(0);
  const { active, able, inLink, inTable } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      active: commands.map((command) => command.isActive?.(current)),
      able: commands.map((command) => command.canRun?.(current) ?? true),
      inLink: current.isActive('link'),
      inTable: current.isActive('table'),
    }),
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
    const here = buttons.findIndex((button) => button === document.activeElement);
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = here < 0 ? null : nextPosition(event.key, here, buttons.length, rightToLeft);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  const place = (own: number) => ({ isStop: own === stop, onReach: () => setStop(own) });
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('toolbar')} onKeyDown={onKeyDown}>
      {toolbarGroups.map((group) => (
        <div key={group[0]?.name} className={styles['group']}>
          {group.map((command) => {
            const own = commands.indexOf(command);
            return (
              <ToolbarButton
                key={command.name}
                name={t(command.name)}
                keys={command.keys}
                icon={command.icon}
                pressed={active[own]}
                able={able[own] ?? true}
                onPress={() => command.run(editor)}
                {...place(own)}
              />
            );
          })}
        </div>
      ))}
      <div className={styles['group']}>
        <ToolbarButton
          name={t('link')}
          keys="mod+shift+K"
          icon={IconLink}
          pressed={inLink}
          able
          onPress={onLink}
          {...place(commands.length)}
        />
        <MoreMenu editor={editor} {...place(commands.length + 1)} />
        {inTable && <TableMenu editor={editor} {...place(commands.length + 2)} />}
      </div>
    </div>
  );
}
