import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export interface CopyTextButtonProps {
  readonly text: string;
  readonly label: string;
  readonly strong?: boolean;
}

/** Copies, and says so for a moment. */
export function CopyTextButton({ text, label, strong = false }: CopyTextButtonProps) {
  const { t } = useTranslation('common');
  const clipboard = useClipboard({ timeout: 2500 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Button
      variant={strong ? 'filled' : 'default'}
      leftSection={<Icon size="1rem" stroke={1.7} aria-hidden />}
      onClick={() => clipboard.copy(text)}
    >
      <span role="status">{clipboard.copied ? t('copied') : label}</span>
    </Button>
  );
}
