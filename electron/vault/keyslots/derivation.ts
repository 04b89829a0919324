/**
 * How a passphrase becomes a key: Argon2id, its cost, and the bounds of that cost.
 * (security.md D2 and D3; libsodium fixes the parallelism at 1)
 */
export interface DerivationCost {
  /** Passes over the memory (t, libsodium's "opslimit"). */
  readonly passes: number;
  /** Memory in KiB (m). */
  readonly memoryKiB: number;
}

/** 32 bytes from a passphrase and a salt of 16 bytes. It takes the passphrase's bytes over and wipes them. */
export type DeriveKey = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: DerivationCost,
) => Promise<Uint8Array>;

export const saltBytes = 16;
export const keyBytes = 32;

/** Below this a header counts as weakened on purpose. */
export const costFloor: DerivationCost = { passes: 3, memoryKiB: 64 * 1024 };
/** Above this a header is no header of ours: deriving would only take the computer's memory away. */
export const costCeiling: DerivationCost = { passes: 32, memoryKiB: 1024 * 1024 };
/** Calibration stays below: another computer that opens this vault may be slower and smaller. */
const calibrationCeiling: DerivationCost = { passes: 12, memoryKiB: 256 * 1024 };

export function isBelowFloor(cost: DerivationCost): boolean {
  return cost.passes < costFloor.passes || cost.memoryKiB < costFloor.memoryKiB;
}

export function isAboveCeiling(cost: DerivationCost): boolean {
  return cost.passes > costCeiling.passes || cost.memoryKiB > costCeiling.memoryKiB;
}

/**
 * The cost that takes about `targetMs` on a computer that needs `floorMs` for the floor: memory first,
 * since memory is what makes guessing dear, then passes; never below the floor.
 */
export function costForTarget(floorMs: number, targetMs: number): DerivationCost {
  const affordable = floorMs > 0 ? targetMs / floorMs : Infinity;
  let memoryKiB = costFloor.memoryKiB;
  while (memoryKiB < calibrationCeiling.memoryKiB && affordable >= (2 * memoryKiB) / costFloor.memoryKiB) {
    memoryKiB *= 2;
  }
  const passes = Math.floor((costFloor.passes * affordable * costFloor.memoryKiB) / memoryKiB);
  return { passes: Math.max(costFloor.passes, Math.min(passes, calibrationCeiling.passes)), memoryKiB };
}

/** Measures one derivation at the floor with the handed-in clock (milliseconds) and answers the cost to use. */
export async function calibrateDerivation(measuring: {
  readonly derive: DeriveKey;
  readonly now: () => number;
  readonly targetMs: number;
}): Promise<DerivationCost> {
  const started = measuring.now();
  await measuring.derive(new Uint8Array(16), new Uint8Array(saltBytes), costFloor);
  return costForTarget(measuring.now() - started, measuring.targetMs);
}
