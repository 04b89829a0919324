import { commonEnds } from './align-parts.ts';

/** Replace `remove` characters at `index` of the old text by those of the new one from `from` to `to`. */
export interface TextEdit {
  readonly index: number;
  readonly remove: number;
  readonly from: number;
  readonly to: number;
}

/** Words removed and added; where more differ, the whole stretch is written anew. */
const MOST_CHANGES = 800;
/** Edits closer than this are one: each costs about as many bytes. */
const NEAR = 24;

/** The edits, in order, that make `wanted` of `present`: few, small, and never through a character. */
export function textEdits(present: string, wanted: string): TextEdit[] {
  if (present === wanted) return [];
  const whole = trimmed(present, wanted, {
    index: 0,
    remove: present.length,
    from: 0,
    to: wanted.length,
  });
  const oldWords = wordsOf(present.slice(whole.index, whole.index + whole.remove));
  const newWords = wordsOf(wanted.slice(whole.from, whole.to));
  const found = editsBetween(oldWords, newWords);
  if (found === null) return [whole];
  const edits = found.map((edit) => ({
    ...edit,
    index: edit.index + whole.index,
    from: edit.from + whole.from,
    to: edit.to + whole.from,
  }));
  return joinNear(edits).map((edit) => trimmed(present, wanted, edit));
}

function trimmed(present: string, wanted: string, edit: TextEdit): TextEdit {
  const { start, end } = commonEnds(
    present.slice(edit.index, edit.index + edit.remove),
    wanted.slice(edit.from, edit.to),
  );
  return {
    index: edit.index + start,
    remove: edit.remove - start - end,
    from: edit.from + start,
    to: edit.to - end,
  };
}

/** Words, blanks and single other characters; a character of two halves stays whole. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? [];
}

/**
 * What lies between the words that stay, by the shortest script of removals and additions (Myers, "An O(ND)
 * Difference Algorithm"): quick where little differs. Null where too much does.
 */
function editsBetween(oldWords: readonly string[], newWords: readonly string[]): TextEdit[] | null {
  const steps = shortestScript(oldWords, newWords);
  if (steps === null) return null;
  const edits: TextEdit[] = [];
  let edit: TextEdit = { index: 0, remove: 0, from: 0, to: 0 };
  for (const { kind, word } of steps) {
    if (kind === 'remove') edit = { ...edit, remove: edit.remove + word.length };
    else if (kind === 'add') edit = { ...edit, to: edit.to + word.length };
    else {
      if (edit.remove > 0 || edit.to > edit.from) edits.push(edit);
      const from = edit.to + word.length;
      edit = { index: edit.index + edit.remove + word.length, remove: 0, from, to: from };
    }
  }
  if (edit.remove > 0 || edit.to > edit.from) edits.push(edit);
  return edits;
}

interface Step {
  readonly kind: 'keep' | 'remove' | 'add';
  readonly word: string;
}

function shortestScript(oldWords: readonly string[], newWords: readonly string[]): Step[] | null {
  // Of each diagonal (old minus new place), how far along the old words one gets with so many changes.
  const reached: Int32Array[] = [];
  const most = Math.min(MOST_CHANGES, oldWords.length + newWords.length);
  for (let changes = 0; changes <= most; changes++) {
    const before = reached.at(-1) ?? new Int32Array(1);
    const now = new Int32Array(2 * changes + 1);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let old = changes === 0 ? 0 : start(before, changes, diagonal).old;
      while (
        old < oldWords.length &&
        old - diagonal < newWords.length &&
        oldWords[old] === newWords[old - diagonal]
      )
        old += 1;
      now[diagonal + changes] = old;
      if (old >= oldWords.length && old - diagonal >= newWords.length)
        return wayBack(oldWords, newWords, [...reached, now]);
    }
    reached.push(now);
  }
  return null;
}

/** From which neighbour a diagonal is entered: the one that had come further. */
function start(before: Int32Array, changes: number, diagonal: number): { old: number; added: boolean } {
  const above = before[diagonal + changes] ?? -1;
  const left = before[diagonal + changes - 2] ?? -1;
  const added = diagonal === -changes || (diagonal !== changes && left < above);
  return added ? { old: above, added } : { old: left + 1, added };
}

function wayBack(
  oldWords: readonly string[],
  newWords: readonly string[],
  reached: readonly Int32Array[],
): Step[] {
  const steps: Step[] = [];
  let old = oldWords.length;
  let made = newWords.length;
  for (let changes = reached.length - 1; changes >= 0; changes--) {
    const before = reached[changes - 1];
    const diagonal = old - made;
    const entry = before === undefined ? { old: 0, added: false } : start(before, changes, diagonal);
    while (old > entry.old) {
      old -= 1;
      made -= 1;
      steps.push({ kind: 'keep', word: oldWords[old] ?? '' });
    }
    if (before === undefined) break;
    if (entry.added) steps.push({ kind: 'add', word: newWords[--made] ?? '' });
    else steps.push({ kind: 'remove', word: oldWords[--old] ?? '' });
  }
  return steps.reverse();
}

function joinNear(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last !== undefined && edit.index - (last.index + last.remove) < NEAR) {
      joined[joined.length - 1] = {
        ...last,
        remove: edit.index + edit.remove - last.index,
        to: edit.to,
      };
    } else joined.push(edit);
  }
  return joined;
}
