import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { ExportTarget } from './export-target.ts';

export interface ConfirmExportProps {
  readonly target: ExportTarget | null;
  readonly onConfirm: (target: ExportTarget) => void;
  readonly onCancel: () => void;
}

/** Names the folder and says that what is written there is readable by anyone. (security.md G9) */
export function ConfirmExport({ target, onConfirm, onCancel }: ConfirmExportProps) {
  const { t } = useTranslation(['export', 'common']);
  const nothing = target?.entries === 0;
  return (
    <ConfirmDialog
      opened={target !== null}
      title={t('confirmTitle')}
      confirm={nothing ? t('common:close') : t('confirm')}
      onConfirm={() => {
        if (target && !nothing) onConfirm(target);
        else onCancel();
      }}
      onCancel={onCancel}
    >
      {nothing ? (
        t('nothing')
      ) : (
        <>
          <Text>{t('confirmText', { count: target?.entries ?? 0, folder: target?.folderName ?? '' })}</Text>
          <Text mt="sm" fw={600}>
            {t('confirmWarning')}
          </Text>
        </>
      )}
    </ConfirmDialog>
  );
}
