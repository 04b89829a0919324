import { IconEye, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './EntryPage.module.css';
import { readersWords } from './readers-words.ts';

export interface ReadersNoteProps {
  readonly entry: EntryDetail;
  readonly inJustMe: boolean;
  readonly others: readonly string[];
}

// A sign that no name holds (names are trimmed text): marks where the bold words go in any language.
const HERE = '\u0000';

/** The line "who can read this". */
export function ReadersNote({ entry, inJustMe, others }: ReadersNoteProps) {
  const { t } = useTranslation('journal');
  const format = useFormat();
  const { who, rule } = readersWords(entry, inJustMe, others);
  const names = format.list(who.names);
  const [before = '', after] = t(who.key, { names, who: HERE }).split(HERE);
  const Icon = entry.state === 'draft' ? IconLock : IconEye;
  return (
    <p className={styles['readers']} aria-label={t('whoCanRead')} role="group">
      <Icon className={styles['readersIcon']} size="1.05rem" stroke={1.6} aria-hidden />
      <span>
        {before}
        {after !== undefined && (
          <>
            <strong>{t('youAnd', { names })}</strong>
            {after}
          </>
        )}
        {rule && <span className={styles['rule']}> {t(rule.key, { names: format.list(rule.names) })}</span>}
      </span>
    </p>
  );
}
