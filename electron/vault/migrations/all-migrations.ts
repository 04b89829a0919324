import type { Migration } from '../database/migration-sql.ts';
import { createTheLog } from './0001-create-the-log.ts';

/** In order, without gaps; a new one is added at the end, none is ever changed after its release. */
export const allMigrations: readonly Migration[] = [createTheLog];
