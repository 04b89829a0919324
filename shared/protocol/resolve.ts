import { hasBit } from './bitset.ts';
import { compareBytes, idText } from './bytes.ts';
import type { CircleState, Device, Invitation, JudgedOperation, Member } from './circle-state.ts';
import { gatherEpochs } from './epoch-facts.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { limits } from './limits.ts';
import { buildGraph } from './operation-graph.ts';
import type { GraphNode, OperationGraph } from './operation-graph.ts';
import type { Genesis, Operation } from './types.ts';

/**
 * The state of a circle: a pure function of its genesis and of the **set** of its operations (README section 5). Cheap
 * enough to be computed anew whenever operations arrive; signatures of the same `Operation` object are verified once.
 */
export function resolve(genesis: Genesis, operations: Iterable<Operation>): CircleState {
  const graph = buildGraph(genesis, operations);
  const judgement = judge(genesis, graph);
  const devices = devicesOf(genesis, judgement);
  return {
    genesis,
    members: membersOf(genesis, judgement),
    devices,
    invitations: invitationsOf(graph, judgement),
    epochs: gatherEpochs(graph, judgement, (key) => devices.get(key)?.signKey),
    recipients: judgement.membership.recipientsIn('all'),
    boxKeys: boxKeysOf(genesis, graph),
    operations: judgedOperations(graph, judgement),
    waiting: graph.waiting,
    broken: graph.broken,
    forks: judgement.forks,
    heads: headsOf(genesis, graph, judgement),
    chains: chainsOf(graph, judgement),
    isInPast: (earlier, later) => isInPast(graph, idText(genesis.circleId), idText(earlier), idText(later)),
  };
}

function membersOf(genesis: Genesis, { membership }: Judgement): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const [key, admissions] of membership.admissions) {
    const standing = membership.standing(key, 'all').at(-1);
    const shown = standing ?? admissions.at(-1);
    if (shown === undefined) continue;
    const person = shown.body ?? genesis.founder;
    members.set(key, {
      memberId: person.memberId,
      rootKey: person.rootKey,
      paperKey: person.paperKey,
      role: shown.role,
      isIn: standing !== undefined,
      ...(shown.authorKey === undefined ? {} : { admittedBy: idOf(membership, genesis, shown.authorKey) }),
      compared: admissions.every((admission) => admission.body?.compared ?? true),
      deviceIds: [
        ...new Map(
          admissions.map(({ deviceKey, body }) => [
            deviceKey,
            (body?.certificate ?? genesis.founder.certificate).deviceId,
          ]),
        ).values(),
      ],
    });
  }
  return members;
}

function idOf(membership: Judgement['membership'], genesis: Genesis, memberKey: string): Uint8Array {
  return membership.admissions.get(memberKey)?.[0]?.body?.memberId ?? genesis.founder.memberId;
}

function devicesOf(genesis: Genesis, { membership }: Judgement): ReadonlyMap<string, Device> {
  const devices = new Map<string, Device>();
  for (const [memberKey, admissions] of membership.admissions) {
    for (const { deviceKey, body } of admissions) {
      const certificate = body?.certificate ?? genesis.founder.certificate;
      const isLive = membership.isLive(memberKey, deviceKey, 'all');
      const ends = membership.exitsOf(memberKey).map((exit) => exit.cuts.get(deviceKey)?.seq ?? 0);
      devices.set(deviceKey, {
        deviceId: certificate.deviceId,
        memberId: certificate.memberId,
        signKey: certificate.signKey,
        boxKey: certificate.boxKey,
        certificate,
        isLive,
        ...(isLive ? {} : { lastSeq: ends.length === 0 ? 0 : Math.min(...ends) }),
      });
    }
  }
  return devices;
}

function invitationsOf(graph: OperationGraph, { reasons }: Judgement): ReadonlyMap<string, Invitation> {
  const effective = graph.nodes.filter((node) => reasons[node.index] === undefined);
  const revoked = new Set<string>();
  const admitted = new Map<string, Map<string, Uint8Array>>();
  for (const { operation } of effective) {
    const { body } = operation;
    if (body.type === 'invite-revoke') revoked.add(idText(body.invitationId));
    if (body.type !== 'admit') continue;
    const key = idText(body.invitationId);
    const people = admitted.get(key) ?? new Map<string, Uint8Array>();
    admitted.set(key, people.set(idText(body.memberId), body.memberId));
  }
  const invitations = new Map<string, Invitation>();
  for (const { operation } of effective) {
    const { body } = operation;
    if (body.type !== 'invite') continue;
    const key = idText(body.invitationId);
    if (invitations.has(key)) continue; // the first in the order of the log counts
    invitations.set(key, {
      invitationId: body.invitationId,
      invitationKey: body.invitationKey,
      role: body.role,
      expiryDay: body.expiryDay,
      inviterId: operation.memberId,
      isRevoked: revoked.has(key),
      admitted: [...(admitted.get(key)?.values() ?? [])],
    });
  }
  return invitations;
}

/** Of everyone in a sound admission, effective or not, so that the slots of any rotation can be recomputed. */
function boxKeysOf(genesis: Genesis, graph: OperationGraph): ReadonlyMap<string, Uint8Array> {
  const { memberId, paperKey, certificate } = genesis.founder;
  const keys = new Map([
    [idText(memberId), paperKey],
    [idText(certificate.deviceId), certificate.boxKey],
  ]);
  for (const { operation } of graph.nodes) {
    if (operation.body.type !== 'admit') continue;
    const { body } = operation;
    if (!keys.has(idText(body.memberId))) keys.set(idText(body.memberId), body.paperKey);
    const deviceKey = idText(body.certificate.deviceId);
    if (!keys.has(deviceKey)) keys.set(deviceKey, body.certificate.boxKey);
  }
  return keys;
}

function judgedOperations(
  graph: OperationGraph,
  { reasons }: Judgement,
): ReadonlyMap<string, JudgedOperation> {
  return new Map(
    graph.nodes.map(({ operation, index }) => [operation.key, { operation, voidReason: reasons[index] }]),
  );
}

/** What nothing follows. A branch that was forked off is left out, so that no device can flood the heads. */
function headsOf(genesis: Genesis, graph: OperationGraph, { reasons }: Judgement): readonly Uint8Array[] {
  const standing = graph.nodes.filter(({ index }) => reasons[index] !== 'forked');
  const followed = new Set<string>();
  for (const { operation } of standing) {
    for (const id of operation.deps) followed.add(idText(id));
    if (operation.chainPrev) followed.add(idText(operation.chainPrev));
  }
  const heads = standing.filter(({ operation }) => !followed.has(operation.key));
  if (heads.length === 0) return [genesis.circleId];
  // More than a header holds can only be very many devices at once: the latest, the others follow with the next.
  return heads
    .slice(-limits.controlHeads)
    .map(({ operation }) => operation.id)
    .sort(compareBytes);
}

function chainsOf(graph: OperationGraph, { reasons }: Judgement): CircleState['chains'] {
  const chains = new Map<string, { seq: number; id: Uint8Array; lamport: number }>();
  for (const { operation, index, deviceKey } of graph.nodes) {
    if (reasons[index] === 'forked' || operation.chainSeq <= (chains.get(deviceKey)?.seq ?? 0)) continue;
    chains.set(deviceKey, { seq: operation.chainSeq, id: operation.id, lamport: operation.lamport });
  }
  return chains;
}

function isInPast(graph: OperationGraph, circleKey: string, earlier: string, later: string): boolean {
  const after: GraphNode | undefined = graph.byKey.get(later);
  if (after === undefined) return earlier === later && later === circleKey;
  if (earlier === circleKey || earlier === later) return true;
  const before = graph.byKey.get(earlier);
  return before !== undefined && hasBit(after.past, before.index);
}
