import type { OutputOf } from '../../../shared/contract/contract.ts';

/** A chosen empty folder, and how many entries would be written into it. */
export type ExportTarget = NonNullable<OutputOf<'export.chooseTarget'>['target']>;
