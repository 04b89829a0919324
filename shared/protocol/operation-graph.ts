import { addBit, addBits, emptyBits, hasBit } from './bitset.ts';
import type { Bits } from './bitset.ts';
import { equalBytes, idText } from './bytes.ts';
import type { StructureFault } from './circle-state.ts';
import { isCertificateOf } from './device-certificate.ts';
import { isSignedBy } from './operations.ts';
import { isUsableBoxKey } from './primitives.ts';
import type { AdmitBody, DeviceCertificate, Genesis, Operation } from './types.ts';

/** An operation that is sound by itself and whose whole past is here. */
export interface GraphNode {
  readonly index: number;
  readonly operation: Operation;
  readonly deviceKey: string;
  readonly memberKey: string;
  /** Indices of everything before it, itself not included. */
  readonly past: Bits;
}

export interface OperationGraph {
  /** In the order (lamport, id), in which each node comes after its past. */
  readonly nodes: readonly GraphNode[];
  readonly byKey: ReadonlyMap<string, GraphNode>;
  readonly waiting: readonly Operation[];
  readonly broken: readonly { readonly operation: Operation; readonly reason: StructureFault }[];
}

/** Step 1 of resolving: structure. A pure function of the set: the order of `operations` does not matter. */
export function buildGraph(genesis: Genesis, operations: Iterable<Operation>): OperationGraph {
  return new GraphBuilder(genesis, operations).build();
}

class GraphBuilder {
  readonly #genesis: Genesis;
  readonly #circleKey: string;
  readonly #all: readonly (readonly Operation[])[];
  readonly #given: ReadonlyMap<string, Operation>;
  readonly #nodes: GraphNode[] = [];
  readonly #byKey = new Map<string, GraphNode>();
  readonly #waiting: Operation[] = [];
  readonly #broken: { operation: Operation; reason: StructureFault }[] = [];
  readonly #waitingKeys = new Set<string>();
  readonly #certificates = new Map<string, { index: number; certificate: DeviceCertificate }[]>();

  constructor(genesis: Genesis, operations: Iterable<Operation>) {
    this.#genesis = genesis;
    this.#circleKey = idText(genesis.circleId);
    // The same bytes can be given with several signatures; a bad one must not displace the good one.
    const variants = new Map<string, Map<string, Operation>>();
    for (const operation of operations) {
      const signatures = variants.get(operation.key) ?? new Map<string, Operation>();
      const signature = idText(operation.signature);
      if (!signatures.has(signature)) signatures.set(signature, operation);
      variants.set(operation.key, signatures);
    }
    this.#all = [...variants.values()]
      .map((signatures) =>
        [...signatures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, operation]) => operation),
      )
      .sort(([a], [b]) => order(a, b));
    this.#given = new Map(this.#all.flatMap(([first]) => (first === undefined ? [] : [[first.key, first]])));
    this.#addCertificate(-1, genesis.founder.certificate);
  }

  build(): OperationGraph {
    for (const variants of this.#all) this.#place(variants);
    return { nodes: this.#nodes, byKey: this.#byKey, waiting: this.#waiting, broken: this.#broken };
  }

  #place(variants: readonly Operation[]): void {
    const [operation] = variants;
    if (operation === undefined) return;
    const past = this.#pastOf(operation);
    if (past === 'waiting') {
      this.#waiting.push(operation);
      this.#waitingKeys.add(operation.key);
      return;
    }
    const fault = typeof past === 'string' ? past : this.#faultOf(operation, past);
    if (fault !== undefined || typeof past === 'string') {
      this.#broken.push({ operation, reason: fault ?? 'builds-on-broken' });
      return;
    }
    const signed = variants.find((variant) => isSignedBy(variant, this.#signKey(operation, past)));
    if (signed === undefined) {
      this.#broken.push({ operation, reason: 'signature-wrong' });
      return;
    }
    const node: GraphNode = {
      index: this.#nodes.length,
      operation: signed,
      deviceKey: idText(operation.deviceId),
      memberKey: idText(operation.memberId),
      past,
    };
    this.#nodes.push(node);
    this.#byKey.set(operation.key, node);
    if (operation.body.type === 'admit') this.#addCertificate(node.index, operation.body.certificate);
  }

  /** The causal past, or why there is none: a dependency is not here, or is broken, or does not come before. */
  #pastOf(operation: Operation): Bits | 'waiting' | StructureFault {
    const past = emptyBits(this.#all.length);
    let lamport = 0;
    let isWaiting = false;
    for (const id of precedingIds(operation)) {
      const key = idText(id);
      if (key === this.#circleKey) continue; // the genesis, at lamport 0
      const node = this.#byKey.get(key);
      if (node !== undefined) {
        addBits(past, node.past);
        addBit(past, node.index);
        lamport = Math.max(lamport, node.operation.lamport);
        continue;
      }
      const given = this.#given.get(key);
      if (given === undefined || this.#waitingKeys.has(key)) isWaiting = true;
      else return given.lamport >= operation.lamport ? 'lamport-wrong' : 'builds-on-broken';
    }
    if (isWaiting) return 'waiting';
    return operation.lamport === lamport + 1 ? past : 'lamport-wrong';
  }

  #faultOf(operation: Operation, past: Bits): StructureFault | undefined {
    if (!equalBytes(operation.circleId, this.#genesis.circleId)) return 'other-circle';
    if (operation.chainPrev !== undefined) {
      const before = this.#byKey.get(idText(operation.chainPrev))?.operation;
      if (before === undefined || !equalBytes(before.deviceId, operation.deviceId)) return 'chain-wrong';
      if (before.chainSeq + 1 !== operation.chainSeq) return 'chain-wrong';
    }
    const certificates = this.#certificatesIn(operation.deviceId, past);
    if (certificates.length === 0) return 'device-without-certificate';
    if (!certificates.some(({ memberId }) => equalBytes(memberId, operation.memberId))) return 'wrong-member';
    return operation.body.type === 'admit'
      ? this.#admissionFault(operation, operation.body, past)
      : undefined;
  }

  #admissionFault(operation: Operation, admit: AdmitBody, past: Bits): StructureFault | undefined {
    const earlier = this.#certificatesIn(admit.certificate.deviceId, past);
    if (earlier.some(({ bytes }) => !equalBytes(bytes, admit.certificate.bytes))) return 'certificate-wrong';
    if (soundAdmissions.has(operation)) return undefined;
    if (!isCertificateOf(admit.certificate, admit.rootKey, this.#genesis.circleId))
      return 'certificate-wrong';
    // One key to which nothing can be sealed would block every rotation.
    if (!isUsableBoxKey(admit.paperKey) || !isUsableBoxKey(admit.certificate.boxKey)) return 'key-unusable';
    soundAdmissions.add(operation);
    return undefined;
  }

  #signKey(operation: Operation, past: Bits): Uint8Array {
    return this.#certificatesIn(operation.deviceId, past)[0]?.signKey ?? new Uint8Array(32);
  }

  #certificatesIn(deviceId: Uint8Array, past: Bits): readonly DeviceCertificate[] {
    return (this.#certificates.get(idText(deviceId)) ?? [])
      .filter(({ index }) => index === -1 || hasBit(past, index))
      .map(({ certificate }) => certificate);
  }

  #addCertificate(index: number, certificate: DeviceCertificate): void {
    const key = idText(certificate.deviceId);
    const known = this.#certificates.get(key);
    if (known === undefined) this.#certificates.set(key, [{ index, certificate }]);
    else known.push({ index, certificate });
  }
}

/** Admissions whose keys and certificate were checked, so that resolving again costs nothing. */
const soundAdmissions = new WeakSet<Operation>();

function precedingIds(operation: Operation): readonly Uint8Array[] {
  return operation.chainPrev === undefined ? operation.deps : [...operation.deps, operation.chainPrev];
}

function order(a: Operation | undefined, b: Operation | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.lamport - b.lamport || (a.key < b.key ? -1 : 1);
}
