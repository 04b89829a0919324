import { Group, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './People.module.css';

/** How two people exchange. */
export type Way = 'folder' | 'files';

export interface WayChoiceProps {
  readonly label: string;
  readonly way: Way | null;
  readonly filesText: string;
  readonly onChoose: (way: Way) => void;
}

export function WayChoice({ label, way, filesText, onChoose }: WayChoiceProps) {
  const { t } = useTranslation('people');
  const choices = [
    { value: 'folder', title: t('shareFolder'), text: t('shareFolderText') },
    { value: 'files', title: t('sendFiles'), text: filesText },
  ] as const;
  return (
    <Radio.Group
      label={label}
      value={way}
      onChange={(value) => onChoose(value === 'folder' ? 'folder' : 'files')}
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
