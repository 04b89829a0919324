import type { CircleSummary } from '../../../../shared/features/people/people-contract.ts';

/** The circles that something can be shared with today. */
export function shareTargets(circles: readonly CircleSummary[]): readonly CircleSummary[] {
  return circles.filter((circle) => circle.kind === 'circle' && circle.state === 'active');
}
