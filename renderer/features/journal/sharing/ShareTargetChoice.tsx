import { Group, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { InitialsBadge } from '../../../ui/InitialsBadge.tsx';
import { useOthers } from '../use-others.ts';
import styles from './Sharing.module.css';

export interface ShareTargetChoiceProps {
  readonly targets: readonly CircleSummary[];
  readonly chosen: string | null;
  readonly onChoose: (circleId: string) => void;
}

/** People by name first, their circle under it: what one thinks of when one shares is a person. */
export function ShareTargetChoice({ targets, chosen, onChoose }: ShareTargetChoiceProps) {
  const { t } = useTranslation('journal');
  return (
    <Radio.Group label={t('shareWith')} description={t('shareChoose')} value={chosen} onChange={onChoose}>
      <Stack gap="xs" mt="xs">
        {targets.map((circle) => (
          <Target key={circle.circleId} circle={circle} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Target({ circle }: { circle: CircleSummary }) {
  const format = useFormat();
  const names = format.list(useOthers(circle.circleId));
  return (
    <Radio.Card value={circle.circleId} className={styles['choice'] ?? ''}>
      <Group gap="sm" wrap="nowrap">
        <Radio.Indicator />
        <InitialsBadge initials={circle.initials} colour={circle.colour} />
        <span>
          <span className={styles['choiceTitle']}>{names === '' ? circle.name : names}</span>
          {names !== '' && <span className={styles['choiceText']}>{circle.name}</span>}
        </span>
      </Group>
    </Radio.Card>
  );
}
