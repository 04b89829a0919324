import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiWords } from './ui-words.ts';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** Says exactly what happens and what cannot be brought back. */
  readonly children: ReactNode;
  /** What the button does: a verb, never "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly pending?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that cannot be undone. The keyboard starts on the harmless button. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const words = useUiWords();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {props.children}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={props.onCancel} data-autofocus>
          {props.cancel ?? words.cancel}
        </Button>
        <Button
          {...(props.danger ? { color: 'danger' } : {})}
          loading={props.pending ?? false}
          onClick={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
