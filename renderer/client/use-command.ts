import { useCallback, useState } from 'react';
import type { CommandName, InputOf, OutputOf } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/errors/error-codes.ts';
import { useClient } from './ClientContext.tsx';

export interface CommandUse<Name extends CommandName> {
  /** Answers the result as well, for what follows a success. */
  run(input: InputOf<Name>): Promise<Result<OutputOf<Name>, AppError>>;
  readonly pending: boolean;
  /** Why the last run did not succeed; a cancelled one is no error. */
  readonly error: AppError | undefined;
  reset(): void;
}

/** A command with what a screen shows about it. */
export function useCommand<Name extends CommandName>(name: Name): CommandUse<Name> {
  const { call } = useClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError>();

  const run = useCallback(
    async (input: InputOf<Name>) => {
      setPending(true);
      setError(undefined);
      const result = await call(name, input);
      setPending(false);
      if (!result.ok && result.error.code !== 'cancelled') setError(result.error);
      return result;
    },
    [call, name],
  );
  const reset = useCallback(() => {
    setError(undefined);
  }, []);
  return { run, pending, error, reset };
}
