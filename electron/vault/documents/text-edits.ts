import { commonEnds } from './align-parts.ts';

/** Replace `remove` characters at `index` of the old text by those of the new one from `from` to `to`. */
export interface TextEdit {
  readonly index: number;
  readonly remove: number;
  readonly from: number;
  readonly to: number;
}

const MOST_COMPARISONS = 1_000_000;
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
  if (oldWords.length * newWords.length > MOST_COMPARISONS) return [whole];
  const edits = editsBetween(oldWords, newWords).map((edit) => ({
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

/** What lies between the words that stay: the longest common sequence. */
function editsBetween(oldWords: readonly string[], newWords: readonly string[]): TextEdit[] {
  const width = newWords.length + 1;
  const kept = new Uint32Array((oldWords.length + 1) * width);
  const at = (row: number, column: number): number => kept[row * width + column] ?? 0;
  for (let row = oldWords.length - 1; row >= 0; row--) {
    for (let column = newWords.length - 1; column >= 0; column--) {
      kept[row * width + column] =
        oldWords[row] === newWords[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const edits: TextEdit[] = [];
  let edit: TextEdit = { index: 0, remove: 0, from: 0, to: 0 };
  let row = 0;
  let column = 0;
  const close = (): void => {
    if (edit.remove > 0 || edit.to > edit.from) edits.push(edit);
  };
  while (row < oldWords.length || column < newWords.length) {
    const oldWord = oldWords[row] ?? '';
    const newWord = newWords[column] ?? '';
    if (row < oldWords.length && oldWord === newWord) {
      close();
      const from = edit.to + newWord.length;
      edit = { index: edit.index + edit.remove + oldWord.length, remove: 0, from, to: from };
      row += 1;
      column += 1;
    } else if (
      column === newWords.length ||
      (row < oldWords.length && at(row + 1, column) >= at(row, column + 1))
    ) {
      edit = { ...edit, remove: edit.remove + oldWord.length };
      row += 1;
    } else {
      edit = { ...edit, to: edit.to + newWord.length };
      column += 1;
    }
  }
  close();
  return edits;
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
