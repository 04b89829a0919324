import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { Note } from '../../ui/Note.tsx';

/** Invitations that came by a link or a double click and wait for a look. */
export function ArrivedInvitations({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('today');
  const { value } = useLiveQuery('people.arrivedInvitations', {});
  return value?.previews.map((preview) => (
    <Note
      key={preview.invitationHandle}
      tone="hint"
      title={t('invitationTitle')}
      actions={<Button onClick={onOpen}>{t('invitationButton')}</Button>}
    >
      {t('invitationText', { name: preview.inviterName, circle: preview.circleName })}
    </Note>
  ));
}
