import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../ui/Note.tsx';

/** Counts the seconds until the next try; a screen reader hears only how many there were at first. */
export function WaitNote({ left }: { left: number }) {
  const { t } = useTranslation('vault');
  const [atFirst, setAtFirst] = useState(left);
  useEffect(() => {
    setAtFirst((before) => (left > before || left === 0 ? left : before));
  }, [left]);
  if (left === 0) return null;
  return (
    <Note tone="hint">
      <span aria-hidden>{t('unlock.wait', { count: left })}</span>
      <VisuallyHidden>{t('unlock.wait', { count: Math.max(atFirst, left) })}</VisuallyHidden>
    </Note>
  );
}
