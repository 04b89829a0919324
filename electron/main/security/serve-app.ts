import type { Protocol } from 'electron';
import { answerAssetRequest } from './answer-asset-request.ts';
import { APP_SCHEME } from './app-scheme.ts';

/** Answers every `app:` request of one session from the folder of the built window. */
export function serveApp(protocol: Protocol, folder: string): void {
  protocol.handle(APP_SCHEME, (request) => answerAssetRequest(folder, request));
}
