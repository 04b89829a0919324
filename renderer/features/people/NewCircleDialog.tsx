import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { CircleDialog } from './circle/CircleDialog.tsx';

export interface NewCircleDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (circleId: string) => void;
}

/** Begins a circle: only a name is needed. The passphrase is asked for by the client when it must be. */
export function NewCircleDialog({ opened, onClose, onCreated }: NewCircleDialogProps) {
  const { t } = useTranslation('people');
  const create = useCommand('people.createCircle');
  // Another colour for each circle that is begun, so that they are told apart.
  const [turn, setTurn] = useState(0);
  return (
    <CircleDialog
      opened={opened}
      title={t('newCircle')}
      text={t('newCircleText')}
      name=""
      colour={turn % 8}
      button={t('create')}
      pending={create.pending}
      error={create.error}
      onSave={async (circle) => {
        const created = await create.run(circle);
        if (!created.ok) return;
        setTurn(turn + 1);
        onCreated(created.value.circleId);
      }}
      onClose={onClose}
    />
  );
}
