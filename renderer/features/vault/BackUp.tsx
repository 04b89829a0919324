import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../client/ClientContext.tsx';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { LongWork } from '../../ui/LongWork.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Doorstep.module.css';
import { useLongWork } from './use-long-work.ts';

/** Backs up now: the button that the caller draws, then numbers and a way to stop, then what became of it. */
export function BackUp({ children }: { children: (start: () => void, pending: boolean) => ReactNode }) {
  const { t } = useTranslation('vault');
  const { call } = useClient();
  const format = useFormat();
  const backUp = useCommand('vault.backUp');
  const work = useLongWork('backup');
  const [savedBytes, setSavedBytes] = useState<number | null>(null);
  const started = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  const { pending } = backUp;
  // While the copy was made, numbers stood in the place of the button: the keyboard goes back to it.
  useEffect(() => {
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (started.current && !pending && nowhere) place.current?.querySelector('button')?.focus();
    started.current = pending;
  }, [pending]);

  async function start(): Promise<void> {
    setSavedBytes(null);
    const result = await backUp.run({});
    if (result.ok && result.value.saved) setSavedBytes(result.value.bytes);
  }

  return (
    <>
      {backUp.pending && work.total > 0 ? (
        <LongWork
          title={t('backup.working')}
          done={work.done}
          total={work.total}
          onCancel={() => void call('vault.cancelLongWork', {})}
          cancel={t('cancelWork')}
        />
      ) : (
        <div ref={place} className={styles['asIfNotThere']}>
          {children(() => void start(), backUp.pending)}
        </div>
      )}
      {savedBytes !== null && <Note tone="done">{t('backup.done', { size: format.bytes(savedBytes) })}</Note>}
      <ErrorNote error={backUp.error} />
    </>
  );
}
