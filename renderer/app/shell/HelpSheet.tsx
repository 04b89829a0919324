import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/KeyHint.tsx';
import { useShortcut, useShortcutList } from '../../ui/keyboard/ShortcutProvider.tsx';
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
        const shortcuts = all.filter((one) => one.group === group);
        if (shortcuts.length === 0) return null;
        return (
          <section key={group} className={styles['group']}>
            <h3 className={styles['title']}>{t(`shortcuts.${group}`)}</h3>
            <dl className={styles['list']}>
              {shortcuts.map((one) => (
                <div key={one.keys} className={styles['row']}>
                  <dt>{one.label}</dt>
                  <dd>
                    <KeyHint keys={one.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Modal>
  );
}
