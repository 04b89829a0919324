/**
 * The one place that answers a window: it asks for its port to the vault, once for each page. Whoever may not have
 * one gets no answer at all. What is said over the port is the vault's matter. (security.md B1)
 */
import {
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { PORT_CHANNEL, PORT_REQUEST_CHANNEL } from '../../../shared/contract/wire.ts';
import type { Log } from '../../../shared/logging/log-event.ts';
import { mayPass } from './may-pass.ts';

export interface DoorParts {
  readonly isOurWindow: (contents: WebContents) => boolean;
  /** Hands the vault's end over, now or as soon as the vault is ready. */
  readonly giveToVault: (port: MessagePortMain) => void;
  readonly log: Log;
}

export function openDoor({ isOurWindow, giveToVault, log }: DoorParts): void {
  ipcMain.on(PORT_REQUEST_CHANNEL, (event) => {
    const frame = event.senderFrame;
    if (frame === null || !mayPass(callerOf(frame, event.sender, isOurWindow))) {
      log.event('door.refused');
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    frame.postMessage(PORT_CHANNEL, null, [port1]);
    giveToVault(port2);
  });
}

function callerOf(frame: WebFrameMain, contents: WebContents, isOurWindow: DoorParts['isOurWindow']) {
  return {
    origin: frame.detached ? null : frame.origin,
    isMainFrame: frame === contents.mainFrame && frame.parent === null,
    isOurWindow: isOurWindow(contents),
  };
}
