import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { KeyHint } from '../../ui/keyboard/KeyHint.tsx';
import styles from './Toolbar.module.css';

/** Its place in the row of one tab stop. */
export interface ToolbarPlace {
  readonly isStop: boolean;
  readonly onReach: () => void;
}

export interface ToolbarButtonProps extends ToolbarPlace {
  readonly name: string;
  readonly keys: string;
  readonly icon: Icon;
  readonly pressed: boolean | undefined;
  /** Disabled buttons stay reachable, so that what exists can be heard. */
  readonly able: boolean;
  readonly onPress: () => void;
}

export function ToolbarButton(props: ToolbarButtonProps) {
  const { name, keys, able, icon: Icon } = props;
  return (
    <Tooltip
      label={
        <span className={styles['hint']}>
          {name}
          {keys !== '' && <KeyHint keys={keys} />}
        </span>
      }
    >
      <ActionIcon
        className={styles['button'] ?? ''}
        variant="subtle"
        data-stop
        tabIndex={props.isStop ? 0 : -1}
        aria-label={name}
        aria-pressed={props.pressed}
        aria-disabled={!able}
        onFocus={props.onReach}
        // The text keeps its selection while the mouse presses a button.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          if (able) props.onPress();
        }}
      >
        <Icon size="1.1rem" stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
