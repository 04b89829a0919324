import { cborMap, encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import type { Cbor } from '../../../../shared/protocol/cbor-writer.ts';
import { sign } from '../../../../shared/protocol/primitives.ts';
import { decodeOperation } from '../../../../shared/protocol/protocol.ts';
import type { CircleState, Operation } from '../../../../shared/protocol/protocol.ts';
import { reading, valueOf } from './people.ts';
import type { Person } from './people.ts';

/** An operation as a cheating program would make it: any fields, properly signed by the person's device. */
export function forged(person: Person, fields: readonly (readonly [number, Cbor])[]): Operation {
  const { state } = reading(person);
  const own = new Map<number, Cbor>(
    cborMap([
      [1, 1],
      [2, 4],
      [3, person.circleId],
      [4, person.device.memberId],
      [5, person.device.deviceId],
      [6, 1],
      [8, state.heads],
      [9, lamportAfter(state)],
      [10, cborMap([[1, new Uint8Array(32)]])],
    ]),
  );
  for (const [key, value] of fields) own.set(key, value);
  const bytes = encodeCbor(own);
  return valueOf(decodeOperation(encodeCbor([bytes, sign('op', person.device.sign.secretKey, bytes)])));
}

export function lamportAfter(state: CircleState): number {
  return 1 + Math.max(...[...state.operations.values()].map(({ operation }) => operation.lamport));
}

/** What became of an operation: effective, why it is void or broken, or that it waits. */
export function reasonOf(state: CircleState, operation: Operation): string {
  const judged = state.operations.get(operation.key);
  if (judged !== undefined) return judged.voidReason ?? 'effective';
  const broken = state.broken.find((one) => one.operation.key === operation.key);
  return broken?.reason ?? (state.waiting.includes(operation) ? 'waiting' : 'unheard of');
}
