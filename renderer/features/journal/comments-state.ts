import type { EntryDetail } from '../../../shared/features/journal/journal-contract.ts';
import type { CircleSummary } from '../../../shared/features/people/people-contract.ts';

/** Why an entry takes no comments, or that it does. */
export type CommentsState = 'open' | 'draft' | 'trash' | 'left';

export function commentsState(
  entry: Pick<EntryDetail, 'state' | 'trashedAt'>,
  circle: Pick<CircleSummary, 'state'>,
): CommentsState {
  if (circle.state !== 'active') return 'left';
  if (entry.trashedAt !== null) return 'trash';
  return entry.state === 'draft' ? 'draft' : 'open';
}
