import { describe, expect, it } from 'vitest';
import { colourOf, initialsOf } from '../../../../renderer/ui/initials.ts';

describe('initials', () => {
  it('take the first and the last word, in any script', () => {
    expect(initialsOf('Thesis circle')).toBe('TC');
    expect(initialsOf('Mira')).toBe('M');
    expect(initialsOf('ana maria lopes')).toBe('AL');
    expect(initialsOf('“Éva” & Ö')).toBe('ÉÖ');
    expect(initialsOf('سارة علي')).toBe('سع');
  });

  it('are empty for a name without letters', () => {
    expect(initialsOf('…')).toBe('');
  });

  it('stand on a steady one of eight colours', () => {
    expect(colourOf('00ff')).toBe(7);
    expect(colourOf('00ff')).toBe(colourOf('11ff'));
    expect(colourOf('')).toBe(0);
  });
});
