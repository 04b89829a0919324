/** Schemas of the small values that many calls share. Ids are lower-case hexadecimal, nothing else gets through. */
import { z } from 'zod';

/** A record's or a text's id: 16 bytes. */
export const recordId = z.string().regex(/^[0-9a-f]{32}$/);
/** A circle's, a member's, a device's or an invitation's id: 32 bytes. */
export const longId = z.string().regex(/^[0-9a-f]{64}$/);
/** An opaque name for something that main or the vault remembers (a chosen folder, an opened invitation). */
export const handle = z.string().regex(/^[0-9a-f]{32}$/);
/** Milliseconds since 1970, for display only. */
export const instant = z.number().int().min(0).max(8_640_000_000_000_000);
/** A date and time as its author's wall clock showed it: `2026-11-22T09:40`. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/);
/** A person's chosen name, or a circle's. */
export const shortName = z.string().trim().min(1).max(60);
export const passphrase = z.string().min(1).max(1024);
/** Twelve words as typed; checked by the vault. */
export const recoveryWords = z.string().min(1).max(400);
export const nothing = z.object({}).strict();
export const count = z.number().int().min(0);
/** Bytes; how many is bounded by the call's `maxBytes`. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
