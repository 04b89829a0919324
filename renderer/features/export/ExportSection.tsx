import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useEvent } from '../../client/use-event.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { LongWork } from '../../ui/LongWork.tsx';
import { Note } from '../../ui/Note.tsx';
import { SectionCard } from '../../ui/SectionCard.tsx';
import { ConfirmExport } from './ConfirmExport.tsx';
import styles from './Export.module.css';
import type { ExportTarget } from './export-target.ts';

const EVERYTHING = 'everything';

/** A readable copy outside of the vault: choose what and where, confirm what it means, then it is written. */
export function ExportSection() {
  const { t } = useTranslation('export');
  const circles = useLiveQuery('people.circles', {}).value?.circles ?? [];
  const [what, setWhat] = useState(EVERYTHING);
  const [target, setTarget] = useState<ExportTarget | null>(null);
  const [written, setWritten] = useState<{ files: number; folder: string } | null>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const choose = useCommand('export.chooseTarget');
  const write = useCommand('export.write');
  const forget = useCommand('export.forgetTarget');
  const stop = useCommand('vault.cancelLongWork');

  useEvent('vault.longWork', ({ work, done, total }) => {
    if (work === 'export') setProgress({ done, total });
  });

  async function ask(): Promise<void> {
    setWritten(null);
    const chosen = await choose.run({ circleId: what === EVERYTHING ? null : what });
    if (chosen.ok) setTarget(chosen.value.target);
  }

  async function giveUp(): Promise<void> {
    if (target) await forget.run({ targetHandle: target.targetHandle });
    setTarget(null);
  }

  async function confirm({ targetHandle, folderName }: ExportTarget): Promise<void> {
    setTarget(null);
    setProgress({ done: 0, total: 0 });
    const done = await write.run({ targetHandle });
    if (done.ok) setWritten({ files: done.value.files, folder: folderName });
  }

  return (
    <SectionCard title={t('title')} text={t('intro')}>
      {write.pending ? (
        <LongWork title={t('writing')} {...progress} onCancel={() => void stop.run({})} cancel={t('stop')} />
      ) : (
        <div className={styles['line']}>
          <Select
            label={t('what')}
            allowDeselect={false}
            data={[
              { value: EVERYTHING, label: t('everything') },
              ...circles.map((circle) => ({
                value: circle.circleId,
                label: circle.kind === 'just-me' ? t('justMe') : circle.name,
              })),
            ]}
            value={what}
            onChange={(value) => setWhat(value ?? EVERYTHING)}
          />
          <Button variant="default" loading={choose.pending} onClick={() => void ask()}>
            {t('choose')}
          </Button>
        </div>
      )}
      <ErrorNote error={choose.error ?? write.error} />
      {written && <Note tone="done">{t('done', { count: written.files, folder: written.folder })}</Note>}
      <ConfirmExport
        target={target}
        onConfirm={(confirmed) => void confirm(confirmed)}
        onCancel={() => void giveUp()}
      />
    </SectionCard>
  );
}
