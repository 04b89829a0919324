/** All English texts, one module an area. The keys of every other language follow from them. */
import { comments } from './en/comments.ts';
import { common } from './en/common.ts';
import { editor } from './en/editor.ts';
import { exchange } from './en/exchange.ts';
import { exporting } from './en/export.ts';
import { journal } from './en/journal.ts';
import { people } from './en/people.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { today } from './en/today.ts';
import { vault } from './en/vault.ts';
import { errors } from './errors/error-texts.ts';

export const english = {
  common,
  shell,
  vault,
  settings,
  today,
  journal,
  comments,
  people,
  exchange,
  export: exporting,
  editor,
  errors,
} as const;
