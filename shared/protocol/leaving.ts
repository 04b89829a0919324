import { idText } from './bytes.ts';
import type { CircleState } from './circle-state.ts';
import { nextOperation } from './next-operation.ts';
import type { Operation, OwnDevice } from './types.ts';

/**
 * LEAVE: ends one's own membership; goes out in an envelope of kind 2. `feeds` gives, for every own device, the last
 * envelope of its feed (by `idText(deviceId)`): what one wrote up to there goes on to count, what comes later does not.
 */
export function leave(
  state: CircleState,
  device: OwnDevice,
  feeds: ReadonlyMap<string, { readonly seq: number; readonly contentId: Uint8Array }>,
): Operation {
  const own = state.members.get(idText(device.memberId))?.deviceIds ?? [device.deviceId];
  const cuts = own.map((deviceId) => {
    const chain = state.chains.get(idText(deviceId));
    const feed = feeds.get(idText(deviceId));
    return {
      deviceId,
      chainSeq: chain?.seq ?? 0,
      ...(chain === undefined ? {} : { operationId: chain.id }),
      seq: feed?.seq ?? 0,
      ...(feed === undefined ? {} : { contentId: feed.contentId }),
    };
  });
  return nextOperation(state, device, { type: 'leave', cuts });
}
