import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/use-command.ts';
import { NameDialog } from '../NameDialog.tsx';

export function MyNameDialog({
  opened,
  name,
  onClose,
}: {
  opened: boolean;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const change = useCommand('people.changeMyName');
  return (
    <NameDialog
      opened={opened}
      title={t('renameMeTitle')}
      label={t('renameMeTitle')}
      description={t('renameMeText')}
      name={name}
      pending={change.pending}
      error={change.error}
      onSave={async (next) => {
        if ((await change.run({ name: next })).ok) onClose();
      }}
      onClose={onClose}
    />
  );
}
