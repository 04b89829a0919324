import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useEvent } from '../../client/use-event.ts';
import styles from './Exchange.module.css';
import { FileResult } from './FileResult.tsx';
import type { FileOutcome } from './FileResult.tsx';
import { carriesFiles, exchangeFile } from './dropped-file.ts';

/**
 * Takes an `.alongside` file that is dropped anywhere on the window, and says what came of it; also of
 * one that came by a double click. Every other dropped thing is refused here, so that it opens nowhere.
 */
export function FileDrop() {
  const { t } = useTranslation('exchange');
  const [over, setOver] = useState(false);
  const [outcome, setOutcome] = useState<FileOutcome | null>(null);
  const { run } = useCommand('exchange.takeFile');

  useEvent('exchange.fileTaken', ({ newObjects, problem }) =>
    setOutcome(problem === null ? { newObjects } : { problem }),
  );

  useEffect(() => {
    async function take(file: File | null): Promise<void> {
      if (!file) return setOutcome({ problem: 'not-ours' });
      const taken = await run({ bytes: new Uint8Array(await file.arrayBuffer()) });
      setOutcome(taken.ok ? { newObjects: taken.value.newObjects } : { problem: taken.error.code });
    }
    function onOver(event: DragEvent): void {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    }
    function onLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      if (!carriesFiles(event.dataTransfer)) return;
      // Before the editor sees it: a file is never pasted into a text.
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void take(exchangeFile(event.dataTransfer));
    }
    document.addEventListener('dragover', onOver, true);
    document.addEventListener('dragleave', onLeave, true);
    document.addEventListener('drop', onDrop, true);
    return () => {
      document.removeEventListener('dragover', onOver, true);
      document.removeEventListener('dragleave', onLeave, true);
      document.removeEventListener('drop', onDrop, true);
    };
  }, [run]);

  return (
    <>
      {over && (
        <div className={styles['drop']}>
          <p className={styles['dropTitle']}>{t('dropHere')}</p>
          <p>{t('dropHint')}</p>
        </div>
      )}
      {outcome && <FileResult outcome={outcome} onClose={() => setOutcome(null)} />}
    </>
  );
}
