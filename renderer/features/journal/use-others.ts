import { useLiveQuery } from '../../client/use-live-query.ts';

/** The names of a circle's members besides me. Null asks nothing: in "Just me" there is nobody else. */
export function useOthers(circleId: string | null): readonly string[] {
  const { value } = useLiveQuery('people.members', circleId === null ? null : { circleId });
  return (value?.members ?? []).filter((member) => !member.isMe).map((member) => member.name);
}
