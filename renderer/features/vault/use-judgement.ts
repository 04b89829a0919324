import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseReasons } from '../../../shared/errors/passphrase-reasons.ts';
import { useClient } from '../../client/ClientContext.tsx';
import type { Strength } from '../../ui/PassphraseField.tsx';

/** Milliseconds without a key until a passphrase is judged. */
const PAUSE_MS = 120;

export interface Judgement {
  readonly strength: Strength;
  readonly accepted: boolean;
}

/** What the vault thinks of a passphrase while it is typed; null until it has answered for this one. */
export function useJudgement(passphrase: string): Judgement | null {
  const { call } = useClient();
  const { t } = useTranslation('vault');
  const [judged, setJudged] = useState<{ score: 0 | 1 | 2 | 3 | 4; accepted: boolean; reason: string }>();

  useEffect(() => {
    if (passphrase === '') {
      setJudged(undefined);
      return undefined;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      void call('vault.judgePassphrase', { passphrase }).then((result) => {
        if (!wanted || !result.ok) return;
        const score = ([0, 1, 2, 3, 4] as const).find((step) => step === result.value.score) ?? 0;
        setJudged({ ...result.value, score });
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [call, passphrase]);

  if (!judged || passphrase === '') return null;
  const known = passphraseReasons.find((reason) => reason === judged.reason);
  return {
    accepted: judged.accepted,
    strength: {
      score: judged.score,
      text: t(`passphrase.scores.${judged.score}`),
      reason: known ? t(`passphrase.reasons.${known}`) : '',
    },
  };
}
