import { Button, Group, Text, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkRange } from './link-at-selection.ts';
import styles from './LinkBubble.module.css';
import { linkTarget } from '../../../../shared/text/link-policy.ts';
import { removeLink, setLink } from './set-link.ts';
import type { LinkBubbleMode } from './use-link-bubble.ts';

export interface LinkBubbleProps {
  readonly editor: Editor;
  readonly mode: LinkBubbleMode;
  readonly link: LinkRange | null;
  readonly onOpenLink: (address: string) => void;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}

/** Says where a link leads, with its full host, before anything is opened; and changes it. */
export function LinkBubble({ editor, mode, link, onOpenLink, onEdit, onClose }: LinkBubbleProps) {
  const { t } = useTranslation('editor');
  const box = useRef<HTMLDivElement>(null);
  const position = link?.from ?? editor.state.selection.from;

  useLayoutEffect(() => {
    const frame = box.current?.offsetParent;
    if (!box.current || !frame) return;
    const at = editor.view.coordsAtPos(position);
    const around = frame.getBoundingClientRect();
    const room = around.width - box.current.offsetWidth;
    box.current.style.top = `${at.bottom - around.top + 6}px`;
    box.current.style.left = `${Math.max(0, Math.min(at.left - around.left, room))}px`;
  }, [editor, position, mode]);

  return (
    <div ref={box} className={styles.bubble} role="group" aria-label={t('linkBubble')}>
      {mode === 'edit' ? (
        <AddressForm editor={editor} address={link?.href ?? ''} onDone={onClose} />
      ) : (
        <Group gap="xs" wrap="nowrap">
          <OpenButton address={link?.href ?? ''} focus={mode === 'ask'} onOpenLink={onOpenLink} />
          {editor.isEditable && (
            <>
              <Button size="compact-sm" variant="subtle" onClick={onEdit}>
                {t('changeLink')}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => removeLink(editor)}>
                {t('removeLink')}
              </Button>
            </>
          )}
        </Group>
      )}
    </div>
  );
}

interface OpenButtonProps {
  readonly address: string;
  readonly focus: boolean;
  readonly onOpenLink: (address: string) => void;
}

function OpenButton({ address, focus, onOpenLink }: OpenButtonProps) {
  const { t } = useTranslation('editor');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus();
  }, [focus]);
  const target = linkTarget(address);
  if (!target) return <Text size="sm">{t('linkNowhere')}</Text>;
  return (
    <Button
      ref={button}
      size="compact-sm"
      variant="light"
      className={styles.open ?? ''}
      onClick={() => onOpenLink(address)}
    >
      {target.kind === 'page'
        ? t('openPage', { host: target.host })
        : t('writeTo', { address: target.address })}
    </Button>
  );
}

function AddressForm({ editor, address, onDone }: { editor: Editor; address: string; onDone: () => void }) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState(address);
  const [refused, setRefused] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (setLink(editor, typed)) onDone();
    else setRefused(true);
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          size="sm"
          data-autofocus
          autoFocus
          aria-label={t('address')}
          placeholder={t('addressPlaceholder')}
          value={typed}
          error={refused ? t('addressRefused') : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefused(false);
          }}
        />
        <Button type="submit" size="sm">
          {t('setLink')}
        </Button>
      </Group>
    </form>
  );
}
