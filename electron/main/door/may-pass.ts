import { APP_ORIGIN } from '../security/app-scheme.ts';

/** What is known of the frame that asks for a port. */
export interface Caller {
  /** Null when the frame is gone already. */
  readonly origin: string | null;
  readonly isMainFrame: boolean;
  readonly isOurWindow: boolean;
}

/** Only the main frame of a window of ours, with exactly our origin, gets a port to the vault. (security.md B1) */
export function mayPass(caller: Caller): boolean {
  return caller.isOurWindow && caller.isMainFrame && caller.origin === APP_ORIGIN;
}
