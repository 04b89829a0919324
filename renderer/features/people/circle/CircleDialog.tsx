import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../../../shared/contract/field-schemas.ts';
import type { AppError } from '../../../../shared/errors/error-codes.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { ColourChoice } from './ColourChoice.tsx';

export interface CircleDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly text: string | null;
  readonly name: string;
  readonly colour: number;
  readonly button: string;
  readonly pending: boolean;
  readonly error: AppError | undefined;
  readonly onSave: (circle: { name: string; colour: number }) => Promise<void>;
  readonly onClose: () => void;
}

/** Name and colour of a circle, new or changed. */
export function CircleDialog(props: CircleDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <CircleForm {...props} />
    </Modal>
  );
}

function CircleForm(props: CircleDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const [typed, setTyped] = useState(props.name);
  const [colour, setColour] = useState(props.colour);
  const name = shortName.safeParse(typed);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.success) void props.onSave({ name: name.data, colour });
  }

  return (
    <form onSubmit={submit}>
      {props.text !== null && (
        <Text size="sm" c="var(--al-soft)" mb="md">
          {props.text}
        </Text>
      )}
      <TextInput
        label={t('circleName')}
        description={t('newCircleNameHint')}
        data-autofocus
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ColourChoice colour={colour} name={typed} onChoose={setColour} />
      <ErrorNote error={props.error} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!name.success} loading={props.pending}>
          {props.button}
        </Button>
      </Group>
    </form>
  );
}
