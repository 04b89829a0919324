import { idText } from './bytes.ts';
import type { EpochFacts, RotationFacts } from './circle-state.ts';
import type { Judgement } from './judge.ts';
import { isSignedBy } from './operations.ts';
import type { OperationGraph } from './operation-graph.ts';
import type { Operation, Role } from './types.ts';

const levels: Readonly<Record<Role, number>> = { host: 3, 'co-host': 2, member: 1, observer: 0 };

interface Gathering {
  readonly epochId: Uint8Array;
  readonly holders: Set<string>;
  readonly wraps: Set<string>;
  readonly rotations: RotationFacts[];
}

/**
 * Who can know each epoch: its recipients, everyone to whom an ADMIT or GRANT gave it, and the holders of every epoch
 * under which it lies wrapped. Void operations count too, and so do waiting ones that a known device signed: what was
 * handed out is handed out, whether or not it was allowed.
 */
export function gatherEpochs(
  graph: OperationGraph,
  judgement: Judgement,
  signKeyOf: (deviceKey: string) => Uint8Array | undefined,
): ReadonlyMap<string, EpochFacts> {
  const epochs = new Map<string, Gathering>();
  for (const node of graph.nodes) {
    const gathering = gather(epochs, node.operation);
    if (gathering === undefined || node.operation.body.type !== 'rotate') continue;
    const { deviceIds, paperOf } = node.operation.body;
    const given = new Set([...deviceIds, ...paperOf].map(idText));
    const due = judgement.membership.recipientsIn(node.past);
    const role = judgement.membership.roleIn(node.memberKey, node.past);
    gathering.rotations.push({
      operation: node.operation,
      isEffective: judgement.reasons[node.index] === undefined,
      leavesOut: [...due].some((recipient) => !given.has(recipient)),
      level: role === undefined ? 0 : levels[role],
    });
  }
  for (const operation of graph.waiting) {
    const signKey = signKeyOf(idText(operation.deviceId));
    if (signKey !== undefined && isSignedBy(operation, signKey)) gather(epochs, operation);
  }
  spreadHolders(epochs);
  return epochs;
}

function gather(epochs: Map<string, Gathering>, { body }: Operation): Gathering | undefined {
  if (body.type !== 'rotate' && body.type !== 'grant' && body.type !== 'admit') return undefined;
  const gathering = factsOf(epochs, body.epochId);
  if (body.type === 'admit') {
    gathering.holders.add(idText(body.memberId));
    gathering.holders.add(idText(body.certificate.deviceId));
    return gathering;
  }
  for (const id of [...body.deviceIds, ...body.paperOf]) gathering.holders.add(idText(id));
  for (const wrap of body.wraps) {
    gathering.wraps.add(idText(wrap.epochId));
    factsOf(epochs, wrap.epochId);
  }
  return gathering;
}

function factsOf(epochs: Map<string, Gathering>, epochId: Uint8Array): Gathering {
  const key = idText(epochId);
  const known = epochs.get(key);
  if (known !== undefined) return known;
  const facts: Gathering = { epochId, holders: new Set(), wraps: new Set(), rotations: [] };
  epochs.set(key, facts);
  return facts;
}

/** holders(e) ⊇ holders(e′) wherever e′ wraps e, to the end of every chain of wraps. */
function spreadHolders(epochs: ReadonlyMap<string, Gathering>): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const newer of epochs.values()) {
      for (const key of newer.wraps) {
        const older = epochs.get(key);
        if (older === undefined) continue;
        const before = older.holders.size;
        for (const holder of newer.holders) older.holders.add(holder);
        if (older.holders.size > before) changed = true;
      }
    }
  }
}
