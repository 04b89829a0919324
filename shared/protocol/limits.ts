/** Every limit of Circle Protocol 1, suite 1. All are counts or bytes, never time. (README section 12) */
export const limits = {
  members: 64,
  /** Slots of one CP1R or CP1G: eight devices and one paper key for each member. */
  slots: 64 * 9,
  wraps: 1024,
  /** Padded inner part of an envelope. */
  innerBytes: 512 * 1024,
  headerBytes: 8 * 1024,
  clockEntries: 100,
  controlHeads: 64,
  /** Body after inflating. */
  inflatedBytes: 4 * 1024 * 1024,
  /** Inflated size over deflated size; what is more repetitive than this is sent undeflated. */
  inflateRatio: 200,
  operationBytes: 256 * 1024,
  operationsInBundle: 256,
  /** Padded bundle of operations in CP1R, CP1G and CP1F. */
  bundleBytes: 512 * 1024,
  changesInEnvelope: 4096,
  fieldsInRecord: 64,
  fieldNameLength: 64,
  kindLength: 48,
  textCounter: 65_536,
  textStructs: 200_000,
  textDeletes: 50_000,
  cborDepth: 8,
  joinRequestBytes: 8 * 1024,
  welcomeBytes: 32 * 1024,
  linkBytes: 4 * 1024,
  nameCharacters: 60,
  packObjects: 65_536,
  packBytes: 256 * 1024 * 1024,
  objectNameLength: 110,
} as const;

/** The largest file that can be an object of the protocol; a transport reads no more than this. */
export const maxObjectBytes = 1024 * 1024;
