/**
 * The colours of the look, in light and dark, each designed. `faint` is for icons and lines of a
 * drawing; where words stand, `hint` is its darker twin. A unit test holds every pair of words and
 * ground at WCAG AA (4.5 to 1) and every edge that tells a control at 3 to 1.
 */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly card: string;
  readonly hover: string;
  /** Thin lines that only decorate. */
  readonly line: string;
  /** Edges of fields and check boxes, which tell where a control is. */
  readonly edge: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly hint: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly mark: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly dangerLine: string;
  readonly onDanger: string;
  /** Ring around what has the keyboard. */
  readonly focus: string;
}

export const light: Palette = {
  ground: '#faf7f1',
  panel: '#f3eee4',
  card: '#fffdf9',
  hover: '#f0eadf',
  line: '#e4dccd',
  edge: '#918672',
  ink: '#2b2723',
  soft: '#665e54',
  faint: '#94897a',
  hint: '#6f6659',
  accent: '#3f6257',
  accentHover: '#345249',
  accentSoft: '#e3ebe5',
  onAccent: '#ffffff',
  mark: '#f4e7c4',
  danger: '#96382c',
  dangerSoft: '#f9e9e4',
  dangerLine: '#e3bcb2',
  onDanger: '#ffffff',
  focus: '#2f6b5a',
};

export const dark: Palette = {
  ground: '#1d1b19',
  panel: '#171513',
  card: '#24211e',
  hover: '#2b2824',
  line: '#34302b',
  edge: '#7a7165',
  ink: '#ece5d9',
  soft: '#b0a697',
  faint: '#8a8072',
  hint: '#a0968a',
  accent: '#8fb8a6',
  accentHover: '#a2c6b6',
  accentSoft: '#26332d',
  onAccent: '#1b2420',
  mark: '#4a3f22',
  danger: '#e5a294',
  dangerSoft: '#3a2521',
  dangerLine: '#6b4038',
  onDanger: '#2a1512',
  focus: '#9fd0ba',
};

/** Grounds of circles' and people's initials, by the number that the circle keeps. Words on them are white. */
export const circleColours = [
  '#3f6257',
  '#8a5f56',
  '#836d32',
  '#4d6c8f',
  '#6f5a80',
  '#5d6b3d',
  '#3d6a70',
  '#7d5a3c',
] as const;

/** `accentSoft` becomes `--al-accent-soft`. */
export function variableName(token: string): string {
  return `--al-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
