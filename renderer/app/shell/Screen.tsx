import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/base/assert-never.ts';
import { CommentsColumn } from '../../features/comments/CommentsColumn.tsx';
import { CircleCarrier } from '../../features/exchange/CircleCarrier.tsx';
import { ExportSection } from '../../features/export/ExportSection.tsx';
import { JournalScreen } from '../../features/journal/JournalScreen.tsx';
import { PeopleScreen } from '../../features/people/PeopleScreen.tsx';
import { SettingsScreen } from '../../features/settings/SettingsScreen.tsx';
import { TodayScreen } from '../../features/today/TodayScreen.tsx';
import { BackupSection } from '../../features/vault/BackupSection.tsx';
import { SecuritySection } from '../../features/vault/SecuritySection.tsx';
import { VaultReminders } from '../../features/vault/VaultReminders.tsx';
import type { Place } from '../navigation/place.ts';
import { TODAY } from '../navigation/place.ts';

export interface ScreenProps {
  readonly place: Place;
  onGo(place: Place): void;
  onNewCircle(): void;
  onOpenInvitation(): void;
  onRecoveryWords(): void;
}

/** The screen of a place. Features meet only here. */
export function Screen(props: ScreenProps): ReactNode {
  const { place, onGo, onNewCircle, onOpenInvitation, onRecoveryWords } = props;

  function openEntry(circleId: string, entryId: string | null, { write = false } = {}): void {
    onGo({ at: 'journal', circleId, entryId, write });
  }

  switch (place.at) {
    case 'today':
      return (
        <TodayScreen
          reminders={<VaultReminders onRecoveryWords={onRecoveryWords} />}
          onOpenEntry={openEntry}
          onOpenPeople={(circleId) => {
            onGo({ at: 'people', circleId });
          }}
          onNewCircle={onNewCircle}
          onOpenInvitation={onOpenInvitation}
        />
      );
    case 'journal':
      return (
        <JournalScreen
          circleId={place.circleId}
          entryId={place.entryId}
          write={place.write}
          onGo={(journalPlace) => {
            onGo({ at: 'journal', ...journalPlace });
          }}
          onNewCircle={onNewCircle}
          comments={(entry, state) => (
            <CommentsColumn key={entry.entryId} entryId={entry.entryId} state={state} />
          )}
        />
      );
    case 'people':
      return (
        <PeopleScreen
          circleId={place.circleId}
          carrier={<CircleCarrier circleId={place.circleId} />}
          onRecoveryWords={onRecoveryWords}
          onLeft={() => {
            onGo(TODAY);
          }}
        />
      );
    case 'settings':
      return (
        <SettingsScreen
          security={(autoLock) => <SecuritySection autoLock={autoLock} onRecoveryWords={onRecoveryWords} />}
          backup={<BackupSection />}
          exporting={<ExportSection />}
        />
      );
    default:
      return assertNever(place);
  }
}
