/** Every session that exists, also the default one that no window uses, is closed in the same way. */
import type { Session, WebContents } from 'electron';
import { APP_ORIGIN } from './app-scheme.ts';
import { mayHave, mayRequest } from './request-policy.ts';

export function hardenSession(session: Session): void {
  const ask = (permission: string, contents: WebContents | null, origin: string, isMainFrame: boolean) =>
    mayHave(permission, contents !== null && isMainFrame && sameOrigin(origin));

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(ask(permission, contents, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    ask(permission, contents, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  if (process.platform !== 'darwin')
    session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));

  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

function sameOrigin(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}
