import { Group, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Writers } from '../../../../shared/features/journal/journal-model.ts';
import { writers as writersSchema } from '../../../../shared/features/journal/journal-model.ts';
import styles from './Sharing.module.css';

export interface WritersChoiceProps {
  readonly writers: Writers;
  readonly onChoose: (writers: Writers) => void;
}

/** Mine or ours, in plain words. */
export function WritersChoice({ writers, onChoose }: WritersChoiceProps) {
  const { t } = useTranslation('journal');
  const choices = [
    { value: 'author', title: t('writersMine'), text: t('writersMineText') },
    { value: 'all', title: t('writersOurs'), text: t('writersOursText') },
  ] as const;
  return (
    <Radio.Group
      label={t('shareWriters')}
      value={writers}
      onChange={(value) => onChoose(writersSchema.parse(value))}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio.Card key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Radio.Indicator mt={3} />
              <span>
                <span className={styles['choiceTitle']}>{choice.title}</span>
                <span className={styles['choiceText']}>{choice.text}</span>
              </span>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
