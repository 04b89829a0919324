import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circleColours, dark, light, variableName } from '../../../../renderer/styles/tokens.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

const grounds = ['ground', 'panel', 'card', 'hover', 'accentSoft', 'dangerSoft'] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s look', (_name, palette) => {
  it.each(['ink', 'soft', 'hint', 'accent', 'danger'] as const)(
    'shows words in %s readably on every ground (AA)',
    (words) => {
      for (const ground of grounds) {
        expect(contrast(palette[words], palette[ground]), `${words} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    },
  );

  it('shows journal text readably where it is marked', () => {
    expect(contrast(palette.ink, palette.mark)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows words on strong buttons readably', () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onAccent, palette.accentHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onDanger, palette.danger)).toBeGreaterThanOrEqual(4.5);
  });

  it('tells where a field and the keyboard are', () => {
    for (const ground of ['ground', 'panel', 'card'] as const) {
      expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.focus, palette[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the colours of circles', () => {
  it('carry white initials readably', () => {
    for (const colour of circleColours) expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
  });

  it('are the same in the style sheet, one for each number that a circle can keep', () => {
    const css = readFileSync(new URL('../../../../renderer/styles/global.css', import.meta.url), 'utf8');
    expect(circleColours).toHaveLength(8);
    circleColours.forEach((colour, number) => {
      expect(css).toContain(`--al-circle-${number}: ${colour};`);
    });
  });
});

describe('the names of the tokens in CSS', () => {
  it('are written with hyphens', () => {
    expect(variableName('accentSoft')).toBe('--al-accent-soft');
  });
});
