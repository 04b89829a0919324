import type { CallName, InputOf, OutputOf } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import { failure, success } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/errors/error-codes.ts';
import type { AlongsideBridge } from './bridge.ts';
import type { VaultNews } from './vault-news.ts';

export type CallVault = <Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<Result<OutputOf<Name>, AppError>>;

/** Asks the person for the passphrase on behalf of one command; true once it was confirmed. */
export type PassphraseAsker = (command: CallName) => Promise<boolean>;

export interface CallVaultParts {
  readonly bridge: AlongsideBridge;
  readonly news: VaultNews;
  readonly passphraseAsker: () => PassphraseAsker | null;
}

/**
 * The typed call. A command that answers `passphrase-needed` is repeated after the person confirmed the
 * passphrase, or ends as `cancelled`; calls of the vault itself carry their own passphrase and are not.
 * A call that broke (a bug, or the vault's process ended) is `unexpected`: the caller keeps what it has.
 */
export function createCallVault({ bridge, news, passphraseAsker }: CallVaultParts): CallVault {
  async function ask(name: string, input: unknown): Promise<Result<unknown, AppError>> {
    try {
      const reply = await bridge.call(name, input);
      return reply.ok ? success(reply.value) : failure(reply.error);
    } catch {
      return failure({ code: 'unexpected' });
    }
  }

  return async function callVault<Name extends CallName>(name: Name, input: InputOf<Name>) {
    let result = await ask(name, input);
    const asker = passphraseAsker();
    if (!result.ok && result.error.code === 'passphrase-needed' && asker && !name.startsWith('vault.')) {
      result = (await asker(name)) ? await ask(name, input) : failure({ code: 'cancelled' });
    }
    const locked = !result.ok && result.error.code === 'vault-locked';
    // The question whether it is locked must not ask itself again.
    if (locked && name !== 'vault.state') news.suspect(['vault.state']);
    // The vault's door parses what handlers answer, so that the type holds here.
    return result as Result<OutputOf<Name>, AppError>;
  };
}
