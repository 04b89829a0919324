import { describe, expect, it } from 'vitest';
import { countWords, plainText, snippetOf } from '../../../../shared/text/plain-text.ts';
import { sanitise } from '../../../../shared/text/sanitise.ts';
import { textLimits } from '../../../../shared/text/text-limits.ts';

describe('the words of a text', () => {
  it('are one line for each block, in reading order', () => {
    const { document } = sanitise({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Title' }] },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a ' },
            { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
            { type: 'hardBreak' },
            { type: 'text', text: 'c' },
          ],
        },
      ],
    });
    expect(plainText(document)).toBe('Title\none\na b\nc');
  });
});

describe('the first words', () => {
  it('are the whole of a short text, on one line', () => {
    expect(snippetOf('  Met   Ana\n\nagain ')).toBe('Met Ana again');
  });

  it('end at a word, with an ellipsis, within the limit', () => {
    const snippet = snippetOf('wander '.repeat(100));
    expect(snippet).toMatch(/wander…$/);
    expect([...snippet].length).toBeLessThanOrEqual(textLimits.snippetCharacters);
  });

  it('never end in half a character', () => {
    const snippet = snippetOf('😀'.repeat(500));
    expect(snippet).not.toMatch(/\p{Surrogate}/u);
    expect([...snippet]).toHaveLength(textLimits.snippetCharacters);
  });
});

describe('counting', () => {
  it.each([
    ['', 0, 0],
    ['one', 1, 3],
    ['two words', 2, 9],
    ["don't half-count", 2, 16],
    ['a\nb', 2, 2],
    ['— … !', 0, 5],
    ['naïve Ünï', 2, 9],
    ['😀 ok', 2, 4],
    ['你好 世界', 4, 5],
    ['سلام دنیا', 2, 9],
  ])('%j has %i words and %i characters', (text, words, characters) => {
    expect(countWords(text)).toEqual({ words, characters });
  });
});
