import { limits } from '../../../shared/protocol/limits.ts';

/** What is decoded at all. Counts and bytes, so that every computer answers alike. (protocol.md section 9) */
export const documentLimits = {
  /** One update; a paste of the largest text from a window fits. */
  updateBytes: 4 * 1024 * 1024,
  /** All updates of one text together. */
  documentBytes: 32 * 1024 * 1024,
  structsInUpdate: limits.textStructs,
  deletesInUpdate: limits.textDeletes,
  clientsInUpdate: 4096,
  clientsInDocument: 20_000,
} as const;
