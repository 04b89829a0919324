import { useTranslation } from 'react-i18next';
import styles from './Shell.module.css';

/** The first stop of the keyboard: past the list of places, to the page. */
export function SkipLink({ onSkip }: { onSkip: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <button type="button" className={styles['skip']} onClick={onSkip}>
      {t('skip')}
    </button>
  );
}
