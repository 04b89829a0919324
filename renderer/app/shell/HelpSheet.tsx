import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/KeyHint.tsx';
import { useShortcut, useShortcutList } from '../../ui/keyboard/ShortcutProvider.tsx';
import type { Shortcut } from '../../ui/keyboard/shortcut.ts';
import styles from './HelpSheet.module.css';

const groups = ['everywhere', 'places', 'writing', 'page'] as const;

/** The shortcuts that are registered now; opened by F1, or by ? outside of a text. */
export function HelpSheet() {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState(false);
  const all = useShortcutList();
  const open = (): void => {
    setOpened(true);
  };
  useShortcut({ keys: 'F1', label: t('shortcuts.help'), group: 'everywhere', run: open, inDialogs: true });
  useShortcut({ keys: '?', label: t('shortcuts.help'), group: 'everywhere', run: open });

  return (
    <Modal
      opened={opened}
      onClose={() => {
        setOpened(false);
      }}
      title={t('shortcuts.title')}
      size="lg"
    >
      <p className={styles['intro']}>{t('shortcuts.intro')}</p>
      {groups.map((group) => {
        const rows = rowsOf(all.filter((one) => one.group === group));
        if (rows.length === 0) return null;
        return (
          <section key={group} className={styles['group']}>
            <h3 className={styles['title']}>{t(`shortcuts.${group}`)}</h3>
            <dl className={styles['list']}>
              {rows.map(([label, keys]) => (
                <div key={label} className={styles['row']}>
                  <dt>{label}</dt>
                  {keys.map((one) => (
                    <dd key={one}>
                      <KeyHint keys={one} />
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Modal>
  );
}

/** One row for what has several combinations, in the order of the keys where they are digits. */
function rowsOf(shortcuts: readonly Shortcut[]): [label: string, keys: string[]][] {
  const rows = new Map<string, string[]>();
  for (const { label, keys } of shortcuts) rows.set(label, [...(rows.get(label) ?? []), keys]);
  const digit = ([, [keys = '']]: [string, string[]]): number => Number(/\d$/.exec(keys)?.[0] ?? 10);
  return [...rows].sort((a, b) => digit(a) - digit(b));
}
