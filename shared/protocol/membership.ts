import { hasBit } from './bitset.ts';
import type { Bits } from './bitset.ts';
import type { AdmitBody, Cut, Genesis, Role } from './types.ts';
import { idText } from './bytes.ts';

/** An effective admission; index −1 is the founding, which lies in every past. */
export interface Admission {
  readonly index: number;
  readonly past: Bits | undefined;
  readonly role: Role;
  readonly deviceKey: string;
  readonly body: AdmitBody | undefined;
  readonly authorKey: string | undefined;
}

/** An effective end of a membership: a LEAVE; a REMOVE will be another one. */
export interface Exit {
  readonly index: number;
  readonly past: Bits;
  readonly cuts: ReadonlyMap<string, Cut>;
}

/** What is looked at: the past of an operation, or everything. */
export type View = Bits | 'all';

/** Admissions and exits found effective so far, and what follows from them in any view. Filled in by `judge`. */
export class Membership {
  readonly admissions = new Map<string, Admission[]>();
  readonly exits = new Map<string, Exit[]>();

  constructor(genesis: Genesis) {
    const { memberId, certificate } = genesis.founder;
    this.addAdmission(idText(memberId), {
      index: -1,
      past: undefined,
      role: 'host',
      deviceKey: idText(certificate.deviceId),
      body: undefined,
      authorKey: undefined,
    });
  }

  addAdmission(memberKey: string, admission: Admission): void {
    const known = this.admissions.get(memberKey);
    if (known === undefined) this.admissions.set(memberKey, [admission]);
    else known.push(admission);
  }

  addExit(memberKey: string, exit: Exit): void {
    const known = this.exits.get(memberKey);
    if (known === undefined) this.exits.set(memberKey, [exit]);
    else known.push(exit);
  }

  exitsOf(memberKey: string): readonly Exit[] {
    return this.exits.get(memberKey) ?? [];
  }

  /** The admissions by which a member is in: those that have every exit of the view in their past. */
  standing(memberKey: string, view: View): readonly Admission[] {
    const exits = this.exitsOf(memberKey).filter((exit) => isIn(view, exit.index));
    return (this.admissions.get(memberKey) ?? []).filter(
      (admission) =>
        isIn(view, admission.index) &&
        exits.every((exit) => admission.past !== undefined && hasBit(admission.past, exit.index)),
    );
  }

  /** The role by the latest standing admission; undefined for who is not in. */
  roleIn(memberKey: string, view: View): Role | undefined {
    return this.standing(memberKey, view).at(-1)?.role;
  }

  /** A certificate counts by a standing admission, and never again once an exit came after it. */
  isLive(memberKey: string, deviceKey: string, view: View): boolean {
    if (!this.standing(memberKey, view).some((admission) => admission.deviceKey === deviceKey)) return false;
    const old = (this.admissions.get(memberKey) ?? []).filter(
      (admission) => admission.deviceKey === deviceKey,
    );
    const exits = this.exitsOf(memberKey).filter((exit) => isIn(view, exit.index));
    return !exits.some((exit) => old.some(({ index }) => index === -1 || hasBit(exit.past, index)));
  }

  /** Keys of the members who are in. */
  membersIn(view: View): readonly string[] {
    return [...this.admissions.keys()].filter((memberKey) => this.standing(memberKey, view).length > 0);
  }

  /** Live devices, and members for their paper keys: who must be able to read what is written in this view. */
  recipientsIn(view: View): ReadonlySet<string> {
    const recipients = new Set<string>();
    for (const memberKey of this.membersIn(view)) {
      recipients.add(memberKey);
      for (const { deviceKey } of this.standing(memberKey, view)) {
        if (this.isLive(memberKey, deviceKey, view)) recipients.add(deviceKey);
      }
    }
    return recipients;
  }
}

function isIn(view: View, index: number): boolean {
  return index === -1 || view === 'all' || hasBit(view, index);
}
