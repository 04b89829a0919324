import { getMarkRange } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';

export interface LinkRange {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** The link around the start of the selection, from its first to its last character. */
export function linkAtSelection(state: EditorState): LinkRange | null {
  const type = state.schema.marks['link'];
  const { $from } = state.selection;
  const range = type && getMarkRange($from, type);
  if (!type || !range) return null;
  const href: unknown = type.isInSet(state.doc.resolve(range.from + 1).marks())?.attrs['href'];
  return typeof href === 'string' ? { ...range, href } : null;
}
