/**
 * One app for one folder of data: a second start hands its link or file to the first and ends. Different
 * `--user-data-dir`s are different apps. (security.md A9, H4)
 */
import type { App } from 'electron';
import { arrivalFrom, readArrival, type Arrival } from './start-arguments.ts';

/** False: another one runs and has been told; this one is to end. */
export function becomeTheOnlyOne(app: App, onSecondStart: (arrival: Arrival | null) => void): boolean {
  // Chromium reorders a second start's command line on its way, so the word is read where it was typed.
  const mine = arrivalFrom(process.argv);
  const handedOver = mine === null ? {} : { word: mine.kind === 'link' ? mine.link : mine.path };
  if (!app.requestSingleInstanceLock(handedOver)) return false;
  app.on('second-instance', (_event, _argv, _folder, data: unknown) => {
    const word = typeof data === 'object' && data !== null && 'word' in data ? data.word : undefined;
    onSecondStart(typeof word === 'string' ? readArrival(word) : null);
  });
  return true;
}
