import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Doorstep } from './Doorstep.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import type { Problem } from './vault-problem.ts';
import { canRestore } from './vault-problem.ts';

/** A journal that no passphrase opens: what is the matter, and the way out. */
export function VaultProblem({ problem, onTryAgain }: { problem: Problem; onTryAgain: () => void }) {
  const { t } = useTranslation('vault');
  const [restoring, setRestoring] = useState(false);
  if (restoring) {
    return (
      <RestoreBackup
        replaces
        onBack={() => {
          setRestoring(false);
          onTryAgain();
        }}
      />
    );
  }
  const restorable = canRestore(problem);
  return (
    <Doorstep title={t(`problem.${problem}.title`)} text={t(`problem.${problem}.text`)}>
      <Group>
        {restorable && (
          <Button
            onClick={() => {
              setRestoring(true);
            }}
          >
            {t('problem.restore')}
          </Button>
        )}
        <Button {...(restorable ? { variant: 'default' } : {})} onClick={onTryAgain}>
          {t('problem.again')}
        </Button>
      </Group>
    </Doorstep>
  );
}
