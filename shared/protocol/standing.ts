import { equalBytes, idText } from './bytes.ts';
import type { CircleState } from './circle-state.ts';
import type { DeviceLookup } from './envelope.ts';
import type { EnvelopeHeader } from './types.ts';

/**
 * Whether the author of an envelope may change documents at that place. `writer`: yes. `observer`: never. `beyond-cut`:
 * written after the end of the membership, so it is quarantined where everyone can see it, and still counts as received.
 */
export type Standing = 'writer' | 'observer' | 'beyond-cut' | 'unknown';

export function standingOf(state: CircleState, header: EnvelopeHeader): Standing {
  const device = state.devices.get(idText(header.deviceId));
  const member = state.members.get(idText(header.memberId));
  if (device === undefined || member === undefined) return 'unknown';
  if (!equalBytes(device.memberId, header.memberId)) return 'unknown';
  if (device.lastSeq !== undefined && header.seq > device.lastSeq) return 'beyond-cut';
  return member.role === 'observer' ? 'observer' : 'writer';
}

/** For `openEnvelope`: every device that was ever admitted, so that what a member wrote before leaving opens too. */
export function deviceLookup(state: CircleState): DeviceLookup {
  return (deviceId) => state.devices.get(idText(deviceId));
}

/** Whether `control` of a header is known here and covers the heads of its author's envelope before. */
export function checkControl(
  state: CircleState,
  header: EnvelopeHeader,
  before: readonly Uint8Array[],
): 'covers' | 'past-missing' | 'shrinks' {
  const isKnown = (id: Uint8Array): boolean => state.isInPast(state.genesis.circleId, id);
  if (!header.control.every(isKnown)) return 'past-missing';
  const covers = before.every((head) => header.control.some((later) => state.isInPast(head, later)));
  return covers ? 'covers' : 'shrinks';
}
