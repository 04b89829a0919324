/** Settings of this computer. They hold nothing secret, so that the unlock screen can follow them. */
import { z } from 'zod';
import { command, query } from '../../contract/define-contract.ts';
import { nothing } from '../../contract/field-schemas.ts';

export const languages = ['en', 'pseudo', 'pseudo-rtl'] as const;

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(languages),
  /** Minutes without input until the vault locks; 0 means never. */
  autoLockMinutes: z.union([
    z.literal(0),
    z.literal(1),
    z.literal(5),
    z.literal(10),
    z.literal(15),
    z.literal(30),
    z.literal(60),
  ]),
  textSize: z.enum(['normal', 'large', 'larger']),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'en',
  autoLockMinutes: 10,
  textSize: 'normal',
};

export const settingsContract = {
  read: query({ input: nothing, output: settingsSchema, reads: ['settings'], whenLocked: true }),
  change: command({ input: settingsSchema.partial().strict(), output: nothing, whenLocked: true }),
  about: query({
    input: nothing,
    output: z.object({
      version: z.string(),
      runtime: z.array(z.object({ name: z.string(), version: z.string() })),
      licences: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() })),
      /** Where the vault lies, shown to its owner only. */
      vaultFolder: z.string(),
    }),
    reads: [],
  }),
} as const;
