import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../../../shared/features/journal/journal-contract.ts';
import type { Writers } from '../../../../shared/features/journal/journal-model.ts';
import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';
import { useClient } from '../../../client/ClientContext.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { useLiveQuery } from '../../../client/use-live-query.ts';
import { ErrorNote } from '../../../i18n/errors/ErrorNote.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useOthers } from '../use-others.ts';
import { ShareTargetChoice } from './ShareTargetChoice.tsx';
import { shareTargets } from './share-targets.ts';
import { WritersChoice } from './WritersChoice.tsx';

export interface ShareDialogProps {
  readonly opened: boolean;
  readonly entry: EntryDetail;
  readonly circle: CircleSummary;
  readonly flushHead: () => Promise<boolean>;
  readonly onNewCircle: () => void;
  readonly onClose: () => void;
}

/** One deliberate act: with whom, and who writes. From Just me nobody is preselected. */
export function ShareDialog(props: ShareDialogProps) {
  const { t } = useTranslation('journal');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('shareTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ShareForm {...props} />
    </Modal>
  );
}

function ShareForm({ entry, circle, flushHead, onNewCircle, onClose }: ShareDialogProps) {
  const { t } = useTranslation(['journal', 'common']);
  const format = useFormat();
  const { documents } = useClient();
  const share = useCommand('journal.share');
  const circles = useLiveQuery('people.circles', {}).value?.circles;
  const fromJustMe = circle.kind === 'just-me';
  const [chosen, setChosen] = useState<string | null>(fromJustMe ? null : circle.circleId);
  const [writers, setWriters] = useState<Writers>(entry.writers);
  const targets = shareTargets(circles ?? []);
  const names = useOthers(chosen);

  async function submit(): Promise<void> {
    // What leaves is what the vault holds: first everything that is typed must be there.
    if (chosen === null || !(await flushHead()) || !(await documents.flushAll())) return;
    if ((await share.run({ entryId: entry.entryId, circleId: chosen, writers })).ok) onClose();
  }

  if (fromJustMe && circles && targets.length === 0) {
    return (
      <Stack gap="md">
        <Text>{t('shareNoCircle')}</Text>
        <Group justify="flex-end">
          <Button
            onClick={() => {
              onClose();
              onNewCircle();
            }}
          >
            {t('newCircle')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {fromJustMe && <ShareTargetChoice targets={targets} chosen={chosen} onChoose={setChosen} />}
      <WritersChoice writers={writers} onChoose={setWriters} />
      <Text size="sm" c="var(--al-soft)">
        {t('shareVisible')}
      </Text>
      <ErrorNote error={share.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          data-autofocus={!fromJustMe || undefined}
          disabled={chosen === null}
          loading={share.pending}
          onClick={() => void submit()}
        >
          {chosen === null
            ? t('share')
            : names.length === 0
              ? t('shareAlone')
              : t('shareWithNames', { names: format.list(names) })}
        </Button>
      </Group>
    </Stack>
  );
}
