import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../../shared/contract/field-schemas.ts';
import type { AppError } from '../../../shared/errors/error-codes.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';

export interface NameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly name: string;
  readonly pending: boolean;
  readonly error: AppError | undefined;
  readonly children?: ReactNode;
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** One name, at most sixty characters, in a dialog. */
export function NameDialog(props: NameDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <NameForm {...props} />
    </Modal>
  );
}

function NameForm({ label, description, name, pending, error, children, onSave, onClose }: NameDialogProps) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState(name);
  const parsed = shortName.safeParse(typed);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (parsed.success) void onSave(parsed.data);
  }

  return (
    <form onSubmit={submit}>
      <TextInput
        label={label}
        description={description}
        data-autofocus
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {children}
      <ErrorNote error={error} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={!parsed.success} loading={pending}>
          {t('save')}
        </Button>
      </Group>
    </form>
  );
}
