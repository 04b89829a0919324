import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useCommand } from '../../../client/use-command.ts';
import { InitialsBadge } from '../../../ui/InitialsBadge.tsx';
import { SectionCard } from '../../../ui/SectionCard.tsx';
import styles from '../People.module.css';
import { CircleDialog } from './CircleDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';

/** Name and colour, and the way out. */
export function CircleSection({ circle, onLeft }: { circle: CircleSummary; onLeft: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const [open, setOpen] = useState<'rename' | 'leave' | null>(null);
  const change = useCommand('people.changeCircle');
  const { circleId } = circle;
  const close = (): void => setOpen(null);
  return (
    <SectionCard title={t('circle')}>
      <div className={styles['row']}>
        <InitialsBadge initials={circle.initials} colour={circle.colour} />
        <span className={`${styles['rowWords']} ${styles['name']}`}>{circle.name}</span>
        <Button variant="default" onClick={() => setOpen('rename')}>
          {t('rename')}
        </Button>
        <Button variant="subtle" color="danger" onClick={() => setOpen('leave')}>
          {t('leave')}
        </Button>
      </div>
      <CircleDialog
        opened={open === 'rename'}
        title={t('circle')}
        text={null}
        name={circle.name}
        colour={circle.colour}
        button={t('common:save')}
        pending={change.pending}
        error={change.error}
        onSave={async (next) => {
          if ((await change.run({ circleId, ...next })).ok) close();
        }}
        onClose={close}
      />
      <LeaveDialog circle={circle} opened={open === 'leave'} onClose={close} onLeft={onLeft} />
    </SectionCard>
  );
}
