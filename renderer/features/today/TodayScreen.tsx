import { Button } from '@mantine/core';
import { IconFeather } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { wallClock } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useClock, useNow } from '../../ui/clock.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/SectionCard.tsx';
import { ArrivedInvitations } from './ArrivedInvitations.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { NewFromOthers } from './NewFromOthers.tsx';
import { OwnEntries } from './OwnEntries.tsx';
import styles from './Today.module.css';
import { WaitsForYou } from './WaitsForYou.tsx';

export interface TodayScreenProps {
  /** Calm lines about backup and recovery words. */
  readonly reminders: ReactNode;
  onOpenEntry(circleId: string, entryId: string, options?: { write: boolean }): void;
  onOpenPeople(circleId: string): void;
  onNewCircle(): void;
  onOpenInvitation(): void;
}

/** The first screen: who waits for me, what is new from others, what I have begun, one question. */
export function TodayScreen(props: TodayScreenProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const now = useNow();
  const clock = useClock();
  const { value: overview, error } = useLiveQuery('today.overview', {});
  const { value: waiting } = useLiveQuery('people.joinRequests', { circleId: null });
  const { value: people } = useLiveQuery('people.circles', {});
  const { value: vault } = useLiveQuery('vault.state', {});
  const createDraft = useCommand('journal.createDraft');
  const justMe = people?.circles.find(({ kind }) => kind === 'just-me')?.circleId;

  async function write(title: string): Promise<void> {
    if (justMe === undefined) return;
    const result = await createDraft.run({ circleId: justMe, title, date: wallClock(new Date(clock())) });
    if (result.ok) props.onOpenEntry(justMe, result.value.entryId, { write: true });
  }

  const { value: mine } = useLiveQuery(
    'journal.list',
    justMe === undefined ? null : { circleId: justMe, limit: 1 },
  );
  const requests = waiting?.requests ?? [];
  const news = overview?.newFromOthers ?? [];
  const own = overview !== undefined && overview.drafts.length + overview.unshared.length > 0;
  const hasCircles = people?.circles.some(({ kind }) => kind === 'circle') ?? true;
  const quiet = overview !== undefined && requests.length === 0 && news.length === 0 && !own;
  const waits = requests.length === 0 ? t('nothingWaits') : t('waits', { count: requests.length });

  return (
    <Page
      title={format.day(now)}
      width="wide"
      subtitle={vault?.name ? `${t('hello', { name: vault.name })} ${waits}` : waits}
    >
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <div className={styles['arrived']}>
            <ArrivedInvitations onOpen={props.onOpenInvitation} />
          </div>
          <ErrorNote error={error ?? createDraft.error} />
          <WaitsForYou requests={requests} onOpen={props.onOpenPeople} />
          <NewFromOthers news={news} onOpenEntry={props.onOpenEntry} />
          {overview && (
            <OwnEntries
              drafts={overview.drafts}
              unshared={overview.unshared}
              onOpenEntry={props.onOpenEntry}
            />
          )}
          {quiet && hasCircles && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
          {!hasCircles && (
            <FirstSteps
              written={own || (mine?.total ?? 0) > 0}
              onWrite={() => void write('')}
              onNewCircle={props.onNewCircle}
              onOpenInvitation={props.onOpenInvitation}
            />
          )}
        </div>
        <aside className={styles['aside']}>
          {overview && overview.prompt !== '' && (
            <div className={styles['prompt']}>
              <Section title={t('promptHeading')}>
                <p className={styles['question']} dir="auto">
                  {overview.prompt}
                </p>
                <Button
                  variant="default"
                  leftSection={<IconFeather size="1.05rem" stroke={1.6} aria-hidden />}
                  loading={createDraft.pending}
                  onClick={() => void write(overview.prompt)}
                >
                  {t('write')}
                </Button>
              </Section>
            </div>
          )}
          {props.reminders}
        </aside>
      </div>
    </Page>
  );
}
