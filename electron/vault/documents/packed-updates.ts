/**
 * Many byte arrays as one buffer that can be handed to another thread without copying it again. The
 * callers' own arrays stay theirs: they may be views of something larger that must not move away.
 */
export interface PackedUpdates {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Length of each array. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** How many arrays belong to each unit. */
  readonly counts: Uint32Array<ArrayBuffer>;
}

export function pack(units: readonly (readonly Uint8Array[])[]): PackedUpdates {
  const arrays = units.flat();
  const lengths = Uint32Array.from(arrays, (array) => array.byteLength);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  for (const array of arrays) {
    bytes.set(array, offset);
    offset += array.byteLength;
  }
  return { bytes, lengths, counts: Uint32Array.from(units, (unit) => unit.length) };
}

export function unpack({ bytes, lengths, counts }: PackedUpdates): Uint8Array[][] {
  let array = 0;
  let offset = 0;
  return Array.from(counts, (count) =>
    Array.from({ length: count }, () => {
      const length = lengths[array++] ?? 0;
      offset += length;
      return bytes.subarray(offset - length, offset);
    }),
  );
}
