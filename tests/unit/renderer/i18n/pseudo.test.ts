import { describe, expect, it } from 'vitest';
import { english } from '../../../../renderer/i18n/english.ts';
import { codeOf, directionOf, startTexts } from '../../../../renderer/i18n/language.ts';
import { RIGHT_TO_LEFT_MARK, pseudoText, pseudoTexts } from '../../../../renderer/i18n/pseudo.ts';
import type { Texts } from '../../../../renderer/i18n/pseudo.ts';

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
}

const placeholders = (text: string): string[] => (text.match(/\{\{[^}]*\}\}/g) ?? []).sort();

describe('the pseudo-languages', () => {
  it('accent and lengthen a text, and leave its placeholders alone', () => {
    expect(pseudoText('Go to {{place}}', false)).toBe('[Ğö ţö {{place}}··]');
  });

  it('leave tags alone', () => {
    expect(pseudoText('by <b>you</b>', false)).toContain('<b>ýöü</b>');
  });

  it('mark the direction of every text when they run from right to left', () => {
    const texts = flat(pseudoTexts(english, true));
    expect(texts.length).toBeGreaterThan(300);
    for (const [key, text] of texts) expect(text.startsWith(RIGHT_TO_LEFT_MARK), key).toBe(true);
  });

  it('have every text of English with the same placeholders', () => {
    const accented = new Map(flat(pseudoTexts(english, false)));
    for (const [key, text] of flat(english)) {
      expect(placeholders(accented.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('count as English does', () => {
    const t = startTexts('pseudo').getFixedT(codeOf('pseudo'), 'settings');
    expect(t('autoLockMinutes', { count: 1 })).toBe(
      pseudoText('After {{count}} minute', false).replace('{{count}}', '1'),
    );
    expect(t('autoLockMinutes', { count: 5 })).toBe(
      pseudoText('After {{count}} minutes', false).replace('{{count}}', '5'),
    );
  });

  it('turn the page around only where they should', () => {
    expect([directionOf('en'), directionOf('pseudo'), directionOf('pseudo-rtl')]).toEqual([
      'ltr',
      'ltr',
      'rtl',
    ]);
  });
});

describe('the English texts', () => {
  it('have both forms wherever something is counted', () => {
    const keys = flat(english).map(([key]) => key);
    const stems = (ending: string): string[] =>
      keys.filter((key) => key.endsWith(ending)).map((key) => key.slice(0, -ending.length));
    expect(stems('_one').length).toBeGreaterThan(5);
    expect(stems('_one')).toEqual(stems('_other'));
  });

  it('leave no text empty', () => {
    for (const [key, text] of flat(english)) expect(text.trim(), key).not.toBe('');
  });

  it('say no crypto words on the main screens', () => {
    const words =
      /\b(encrypt\w*|cipher\w*|hash\w*|epoch\w*|envelope\w*|device key|private key|public key)\b/i;
    for (const area of ['common', 'shell', 'today', 'journal', 'comments'] as const) {
      for (const [key, text] of flat(english[area])) expect(text, `${area}.${key}`).not.toMatch(words);
    }
  });
});
