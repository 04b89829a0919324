import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Asked before the first invitation: from then on somebody relies on this journal. */
export function RecoveryFirst({ onWrite, onLater }: { onWrite: () => void; onLater: () => void }) {
  const { t } = useTranslation('people');
  return (
    <>
      <Text fw={600}>{t('recoveryFirstTitle')}</Text>
      <Text mt="xs">{t('recoveryFirstText')}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onLater}>
          {t('recoveryFirstLater')}
        </Button>
        <Button data-autofocus onClick={onWrite}>
          {t('recoveryFirstAction')}
        </Button>
      </Group>
    </>
  );
}
