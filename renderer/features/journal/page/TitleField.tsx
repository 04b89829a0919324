import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './EntryPage.module.css';

export interface TitleFieldProps {
  readonly title: string;
  readonly canWrite: boolean;
  readonly onType: (title: string) => void;
  /** Enter goes on to the text. */
  readonly onEnter: () => void;
}

export function TitleField({ title, canWrite, onType, onEnter }: TitleFieldProps) {
  const { t } = useTranslation(['journal', 'common']);
  if (!canWrite) {
    return (
      <h2 className={styles['title']} dir="auto">
        {title === '' ? t('common:untitled') : title}
      </h2>
    );
  }
  return (
    <Textarea
      autosize
      minRows={1}
      variant="unstyled"
      classNames={{ input: styles['title'] ?? '' }}
      aria-label={t('titleField')}
      placeholder={t('titlePlaceholder')}
      dir="auto"
      maxLength={200}
      value={title}
      onChange={(event) => onType(event.currentTarget.value.replaceAll('\n', ' '))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
