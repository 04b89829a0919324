import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/KeyHint.tsx';
import { nextPosition } from './roving.ts';
import { TableMenu } from './TableMenu.tsx';
import styles from './Toolbar.module.css';
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
    setStop(next);
    buttons[next]?.focus();
  }

  let position = 0;
  function button(
    name: string,
    keys: string,
    icon: ReactNode,
    state: { pressed?: boolean | undefined; able: boolean },
    run: () => void,
  ) {
    const own = position++;
    return (
      <Tooltip key={name} label={<ButtonHint name={name} keys={keys} />}>
        <ActionIcon
          className={styles['button'] ?? ''}
          variant="subtle"
          data-stop
          tabIndex={own === stop ? 0 : -1}
          aria-label={name}
          aria-pressed={state.pressed}
          aria-disabled={!state.able}
          onFocus={() => setStop(own)}
          // The text keeps its selection while the mouse presses a button.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (state.able) run();
          }}
        >
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  }

  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('toolbar')} onKeyDown={onKeyDown}>
      {toolbarGroups.map((group) => (
        <div key={group[0]?.name} className={styles['group']}>
          {group.map((command) => {
            const index = commands.indexOf(command);
            const Icon = command.icon;
            return button(
              t(command.name),
              command.keys,
              <Icon size="1.1rem" stroke={1.7} aria-hidden />,
              { pressed: active[index], able: able[index] ?? true },
              () => command.run(editor),
            );
          })}
        </div>
      ))}
      <div className={styles['group']}>
        {button(
          t('link'),
          'mod+shift+K',
          <IconLink size="1.1rem" stroke={1.7} aria-hidden />,
          { pressed: inLink, able: true },
          onLink,
        )}
        {inTable && <TableMenu editor={editor} />}
      </div>
    </div>
  );
}

function ButtonHint({ name, keys }: { name: string; keys: string }) {
  return (
    <span className={styles['hint']}>
      {name}
      {keys !== '' && <KeyHint keys={keys} />}
    </span>
  );
}
