import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { SectionCard } from '../../ui/SectionCard.tsx';
import styles from './Settings.module.css';

/** The name that people in my circles see. */
export function NameSection() {
  const { t } = useTranslation(['settings', 'common']);
  const { value: vault } = useLiveQuery('vault.state', {});
  const change = useCommand('people.changeMyName');
  const [name, setName] = useState('');
  const [saved, setSaved] = useState(false);
  const known = vault?.name ?? '';
  useEffect(() => {
    setName(known);
  }, [known]);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await change.run({ name });
    setSaved(result.ok);
  }

  const changed = name.trim() !== known && name.trim() !== '';
  return (
    <SectionCard title={t('you')}>
      <form className={styles['row']} onSubmit={(event) => void save(event)}>
        <TextInput
          className={styles['grow'] ?? ''}
          label={t('name')}
          description={t('nameHint')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setSaved(false);
          }}
          maxLength={60}
          dir="auto"
          autoComplete="off"
        />
        <Button type="submit" variant="default" disabled={!changed} loading={change.pending}>
          {t('common:save')}
        </Button>
      </form>
      <div role="status" className={styles['said']}>
        {saved && !changed ? t('nameSaved') : ''}
      </div>
      <ErrorNote error={change.error} />
    </SectionCard>
  );
}
