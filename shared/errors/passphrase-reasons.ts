/**
 * Why a passphrase was refused, each with a text in every language: the `reason` of
 * `passphrase-too-weak` and of a judgement. The names are zxcvbn's own warnings, and `tooGuessable` for
 * when it names none.
 */
export const passphraseReasons = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
  'tooGuessable',
] as const;

export type PassphraseReason = (typeof passphraseReasons)[number];

/** How strong a passphrase is: zxcvbn's score, of which 3 is the least that a vault accepts. */
export interface PassphraseJudgement {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly accepted: boolean;
  /** Only when it is refused. */
  readonly reason?: PassphraseReason;
}
