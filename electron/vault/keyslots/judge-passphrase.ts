import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { PassphraseJudgement, PassphraseReason } from '../../../shared/errors/passphrase-reasons.ts';
import { passphraseReasons } from '../../../shared/errors/passphrase-reasons.ts';
import { longestPassphrase } from './passphrase-text.ts';

/** zxcvbn slows down with length; what is strong is so within these characters. */
const longestJudged = 128;
const leastScore = 3;

/**
 * How strong a passphrase is.
 *
 * @param personal words an acquaintance would try first, such as the person's chosen name.
 */
export async function judgePassphrase(
  passphrase: string,
  personal: readonly string[] = [],
): Promise<PassphraseJudgement> {
  const zxcvbn = await loadZxcvbn();
  const { score, feedback } = zxcvbn.check(passphrase.slice(0, longestJudged), [...personal]);
  if (score >= leastScore) return { score, accepted: true };
  const reason = passphraseReasons.find((known) => known === feedback.warning);
  return { score, accepted: false, reason: reason ?? ('tooGuessable' satisfies PassphraseReason) };
}

/**
 * Lets a new passphrase through only if it is strong enough. ExpectedError `passphrase-needed`,
 * `input-invalid` (longer than 1024), `passphrase-too-weak` with its reason.
 */
export async function demandStrongPassphrase(
  passphrase: string,
  personal: readonly string[] = [],
): Promise<void> {
  if (passphrase.length === 0) throw new ExpectedError('passphrase-needed');
  if (passphrase.length > longestPassphrase) throw new ExpectedError('input-invalid');
  const { accepted, reason } = await judgePassphrase(passphrase, personal);
  if (!accepted) throw new ExpectedError('passphrase-too-weak', reason ? { reason } : {});
}

let loading: Promise<ZxcvbnFactory> | undefined;

/** Its dictionaries are large (about 50 MB in memory): loaded when a passphrase is being chosen. */
function loadZxcvbn(): Promise<ZxcvbnFactory> {
  loading ??= (async () => {
    const [core, common, english] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
      import('@zxcvbn-ts/language-en'),
    ]);
    return new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      maxLength: longestJudged,
    });
  })();
  return loading;
}
