import { equalBytes, idText } from './bytes.ts';
import type { CircleState } from './circle-state.ts';
import { signOperation } from './operations.ts';
import { resolve } from './resolve.ts';
import type { Operation, OperationBody, OwnDevice } from './types.ts';

/** The state after further operations; those already known change nothing. */
export function extend(state: CircleState, more: Iterable<Operation>): CircleState {
  return resolve(state.genesis, [...allOperations(state), ...more]);
}

/** Every operation given so far: judged, waiting and broken. What a vault stores. */
export function allOperations(state: CircleState): readonly Operation[] {
  return [
    ...[...state.operations.values()].map(({ operation }) => operation),
    ...state.waiting,
    ...state.broken.map(({ operation }) => operation),
  ];
}

/** Signs an operation at the end of the device's chain, after everything that the state holds. */
export function nextOperation(
  state: CircleState,
  device: OwnDevice,
  body: Exclude<OperationBody, { type: 'unknown' }>,
): Operation {
  const chain = state.chains.get(idText(device.deviceId));
  const deps = state.heads.filter((head) => chain === undefined || !equalBytes(head, chain.id));
  const lamports = deps.map((id) => state.operations.get(idText(id))?.operation.lamport ?? 0);
  return signOperation(
    {
      circleId: state.genesis.circleId,
      chainSeq: (chain?.seq ?? 0) + 1,
      ...(chain === undefined ? {} : { chainPrev: chain.id }),
      deps,
      lamport: 1 + Math.max(0, chain?.lamport ?? 0, ...lamports),
    },
    device,
    body,
  );
}
