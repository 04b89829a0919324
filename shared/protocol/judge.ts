import { hasBit } from './bitset.ts';
import { idText } from './bytes.ts';
import type { VoidReason } from './circle-state.ts';
import { limits } from './limits.ts';
import { Membership } from './membership.ts';
import type { Exit } from './membership.ts';
import type { GraphNode, OperationGraph } from './operation-graph.ts';
import type { Genesis, LeaveBody, Operation, Role } from './types.ts';

export interface Judgement {
  readonly membership: Membership;
  /** By the index of a node; undefined for effective. */
  readonly reasons: readonly (VoidReason | undefined)[];
  readonly forks: readonly {
    readonly deviceId: Uint8Array;
    readonly operations: readonly [Operation, Operation];
  }[];
}

/**
 * Steps 2 to 8 of resolving (README section 5): which operations are effective. Level by level, from the host down,
 * since the authority of a level depends only on levels above it; in each level exits first, since what else a member
 * did depends on where their membership was cut.
 */
export function judge(genesis: Genesis, graph: OperationGraph): Judgement {
  const membership = new Membership(genesis);
  const { forkedOff, forks } = findForks(graph);
  const reasons: (VoidReason | undefined)[] = graph.nodes.map(() => undefined);
  const hostKey = idText(genesis.founder.memberId);
  const levels = [
    graph.nodes.filter((node) => node.memberKey === hostKey),
    graph.nodes.filter((node) => node.memberKey !== hostKey),
  ];
  for (const nodes of levels) {
    const exits = nodes.filter(({ operation }) => operation.body.type === 'leave');
    const others = nodes.filter(({ operation }) => operation.body.type !== 'leave');
    for (const node of [...exits, ...others]) {
      const reason = forkedOff.has(node.index) ? 'forked' : voidReasonOf(node, membership);
      reasons[node.index] = reason;
      if (reason === undefined) takeEffect(node, membership);
    }
  }
  return { membership, reasons, forks };
}

function voidReasonOf(node: GraphNode, membership: Membership): VoidReason | undefined {
  const { body } = node.operation;
  if (body.type === 'unknown') return 'unknown-type';
  const role = membership.roleIn(node.memberKey, node.past);
  if (role === undefined) return 'not-a-member';
  if (!membership.isLive(node.memberKey, node.deviceKey, node.past)) return 'device-not-live';
  if (body.type !== 'leave' && isBeyondCut(node, membership)) return 'beyond-cut';
  if (!mayDo(role, body.type)) return 'not-allowed';
  if (body.type === 'admit' && membership.membersIn(node.past).length >= limits.members) return 'circle-full';
  return undefined;
}

/** What is concurrent with the end of its author's membership counts only within the cut that names its device. */
function isBeyondCut(node: GraphNode, membership: Membership): boolean {
  return membership.exitsOf(node.memberKey).some((exit) => {
    if (hasBit(node.past, exit.index) || hasBit(exit.past, node.index)) return false;
    const cut = exit.cuts.get(node.deviceKey);
    return node.operation.chainSeq > (cut?.chainSeq ?? 0);
  });
}

function mayDo(role: Role, type: Exclude<Operation['body']['type'], 'unknown'>): boolean {
  switch (type) {
    case 'invite':
    case 'invite-revoke':
    case 'admit':
      return role === 'host' || role === 'co-host';
    case 'rotate':
    case 'grant':
      return role !== 'observer';
    case 'leave':
      return true;
  }
}

function takeEffect(node: GraphNode, membership: Membership): void {
  const { body } = node.operation;
  if (body.type === 'leave') {
    membership.addExit(node.memberKey, { index: node.index, past: node.past, cuts: cutsByDevice(body) });
  }
  if (body.type === 'admit') {
    membership.addAdmission(idText(body.memberId), {
      index: node.index,
      past: node.past,
      role: body.role,
      deviceKey: idText(body.certificate.deviceId),
      body,
      authorKey: node.memberKey,
    });
  }
}

function cutsByDevice(leave: LeaveBody): Exit['cuts'] {
  return new Map(leave.cuts.map((cut) => [idText(cut.deviceId), cut]));
}

/**
 * Two operations of a device at one place of its chain. Until the whole rule is built (README section 5.8) the branch
 * that starts with the smaller id stands, and the other is void from there on.
 */
function findForks(graph: OperationGraph): {
  readonly forkedOff: ReadonlySet<number>;
  readonly forks: Judgement['forks'];
} {
  const forkedOff = new Set<number>();
  const forks: { deviceId: Uint8Array; operations: readonly [Operation, Operation] }[] = [];
  const standing = new Map<string, GraphNode>();
  const byChain = [...graph.nodes].sort(
    (a, b) => a.operation.chainSeq - b.operation.chainSeq || (a.operation.key < b.operation.key ? -1 : 1),
  );
  for (const node of byChain) {
    const { operation, deviceKey } = node;
    const before = operation.chainPrev && graph.byKey.get(idText(operation.chainPrev));
    if (before && forkedOff.has(before.index)) {
      forkedOff.add(node.index);
      continue;
    }
    const place = `${deviceKey}/${operation.chainSeq}`;
    const first = standing.get(place);
    if (first === undefined) {
      standing.set(place, node);
      continue;
    }
    forkedOff.add(node.index);
    forks.push({ deviceId: operation.deviceId, operations: [first.operation, operation] });
  }
  return { forkedOff, forks };
}
