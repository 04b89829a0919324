import { useCommand } from '../../client/use-command.ts';
import { wallClock } from '../../i18n/format.ts';
import { useClock } from '../../ui/clock.tsx';

/** Begins a draft: a page that only its author can read, whatever circle it is begun in. */
export function useBeginEntry(circleId: string, onBegun: (entryId: string) => void) {
  const clock = useClock();
  const create = useCommand('journal.createDraft');
  return {
    pending: create.pending,
    error: create.error,
    async run(templateId: string | null): Promise<void> {
      const begun = await create.run({ circleId, templateId, date: wallClock(new Date(clock())) });
      if (begun.ok) onBegun(begun.value.entryId);
    },
  };
}

export type BeginEntry = ReturnType<typeof useBeginEntry>;
