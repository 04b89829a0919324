/** Readable copies that leave the vault, only after a confirmation that names the folder. */
import { z } from 'zod';
import { command } from '../../contract/define-contract.ts';
import { count, handle, longId, nothing } from '../../contract/field-schemas.ts';

export const exportContract = {
  /** Asks for an empty folder; null when cancelled. Nothing is written yet. */
  chooseTarget: command({
    input: z.object({ circleId: longId.nullable() }).strict(),
    output: z.object({
      target: z.object({ targetHandle: handle, folderName: z.string(), entries: count }).nullable(),
    }),
  }),
  /** Writes Markdown with front matter, after the person confirmed what `chooseTarget` named. */
  write: command({
    input: z.object({ targetHandle: handle }).strict(),
    output: z.object({ files: count }),
  }),
  forgetTarget: command({ input: z.object({ targetHandle: handle }).strict(), output: nothing }),
} as const;
