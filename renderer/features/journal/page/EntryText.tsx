import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/use-command.ts';
import type { DocumentUse } from '../../../client/use-document.ts';
import { RichTextEditor } from '../../../editor/RichTextEditor.tsx';
import type { RichTextHandle } from '../../../editor/RichTextEditor.tsx';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { styleNonce } from '../../../styles/style-nonce.ts';
import { useClaimFocus } from '../../../ui/navigation-focus.tsx';
import { Note } from '../../../ui/Note.tsx';

export interface EntryTextProps {
  readonly document: DocumentUse;
  readonly title: string;
  readonly canWrite: boolean;
  /** The entry was just begun: the cursor goes here. */
  readonly write: boolean;
  readonly text: React.RefObject<RichTextHandle | null>;
}

/** The text of an entry, once its document is open. */
export function EntryText({ document, title, canWrite, write, text }: EntryTextProps) {
  const { t } = useTranslation(['journal', 'common']);
  const openLink = useCommand('exchange.openLink');
  const claimFocus = useClaimFocus();
  const { doc } = document;
  const begun = useRef(false);

  useEffect(() => {
    if (!write || !doc || begun.current) return;
    begun.current = true;
    claimFocus();
    text.current?.focus('start');
  }, [write, doc, claimFocus, text]);

  return (
    <>
      {document.simplified && <Note tone="hint">{t('simplified')}</Note>}
      {!doc && (
        <ErrorNote error={document.error}>
          <Button variant="default" onClick={document.retry}>
            {t('common:tryAgain')}
          </Button>
        </ErrorNote>
      )}
      <ErrorNote error={openLink.error} />
      {doc && (
        <RichTextEditor
          handle={text}
          doc={doc}
          canWrite={canWrite && document.canWrite}
          label={t('textOf', { title: title === '' ? t('common:untitled') : title })}
          placeholder={t('textPlaceholder')}
          styleNonce={styleNonce()}
          onOpenLink={(url) => void openLink.run({ url })}
        />
      )}
    </>
  );
}
