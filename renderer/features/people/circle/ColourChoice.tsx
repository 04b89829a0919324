import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { initialsOf } from '../../../ui/initials.ts';
import { InitialsBadge } from '../../../ui/InitialsBadge.tsx';
import styles from '../People.module.css';

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export interface ColourChoiceProps {
  readonly colour: number;
  readonly name: string;
  readonly onChoose: (colour: number) => void;
}

/** The circle's colour, shown as its badge will look. */
export function ColourChoice({ colour, name, onChoose }: ColourChoiceProps) {
  const { t } = useTranslation('people');
  return (
    <Radio.Group
      mt="md"
      label={t('circleColour')}
      value={String(colour)}
      onChange={(value) => onChoose(Number(value))}
    >
      <div className={styles['swatches']}>
        {COLOURS.map((one) => (
          <Radio.Card
            key={one}
            value={String(one)}
            className={styles['swatch'] ?? ''}
            w="auto"
            aria-label={t('colour', { number: one + 1 })}
          >
            <InitialsBadge initials={initialsOf(name)} colour={one} />
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
