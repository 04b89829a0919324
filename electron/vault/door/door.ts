/**
 * The one door of the vault. Every call of a window passes here, in this order: known name → locked? →
 * size → schema → handler → schema of the answer. Main has checked the window before it gave the port.
 * Nothing but the values of the contract and error codes crosses. (architecture.md section 4)
 */
import {
  findCall,
  type CallName,
  type EventName,
  type PayloadOf,
} from '../../../shared/contract/contract.ts';
import type { Topic } from '../../../shared/contract/define-contract.ts';
import type { CallMessage, ReplyMessage, VaultMessage } from '../../../shared/contract/wire.ts';
import { ExpectedError, type AppError } from '../../../shared/errors/error-codes.ts';
import { logSafe, type Log } from '../../../shared/logging/log-event.ts';
import { isBounded } from './bounded.ts';

/** A message port, whatever process the other end is in. */
export interface Port {
  post(message: VaultMessage): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
}

export type Handler = (input: never) => unknown;
export type HandlerTable = ReadonlyMap<CallName, Handler>;

export interface Door {
  attach(port: Port): void;
  /** Handlers of the unlocked vault, or null while it is locked. */
  setSession(handlers: HandlerTable | null): void;
  hasWindows(): boolean;
  tellChanged(topics: readonly Topic[]): void;
  tell<N extends EventName>(event: N, payload: PayloadOf<N>): void;
}

export interface DoorParts {
  /** Handlers that answer before the vault is open. */
  readonly always: HandlerTable;
  readonly log: Log;
  /** Hears of bugs with everything that they hold: for whoever runs the vault in plain Node, never in the app. */
  readonly onBug?: ((problem: unknown) => void) | undefined;
}

export function createDoor(parts: DoorParts): Door {
  const ports = new Set<Port>();
  let session: HandlerTable | null = null;

  const answer = async (message: CallMessage): Promise<ReplyMessage> => {
    const refuse = (error: AppError): ReplyMessage => ({ id: message.id, ok: false, error });
    const definition = findCall(message.call);
    if (definition === undefined) {
      parts.log.event('door.refused');
      return refuse({ code: 'call-refused' });
    }
    const name = message.call as CallName;
    const handler = definition.whenLocked ? parts.always.get(name) : session?.get(name);
    if (handler === undefined) return refuse({ code: 'vault-locked' });
    if (!isBounded(message.input, definition.maxBytes)) return refuse({ code: 'input-invalid' });
    const input = definition.input.safeParse(message.input);
    if (!input.success) return refuse({ code: 'input-invalid' });
    try {
      const value: unknown = await handler(input.data as never);
      return { id: message.id, ok: true, value: definition.output.parse(value) };
    } catch (problem) {
      if (problem instanceof ExpectedError) {
        parts.log.event('vault.call-failed', { call: logSafe(name), code: problem.appError.code });
        return refuse(problem.appError);
      }
      // A bug. Its message may hold content, so only the kind of error is kept.
      parts.onBug?.(problem);
      const kind = problem instanceof Error ? problem.name : 'unknown';
      parts.log.event('vault.bug', { call: logSafe(name), kind: logSafe(kind.toLowerCase()) });
      return refuse({ code: 'unexpected' });
    }
  };

  const broadcast = (message: VaultMessage): void => {
    for (const port of ports) port.post(message);
  };

  return {
    attach(port) {
      ports.add(port);
      port.onClose(() => ports.delete(port));
      port.onMessage((data) => {
        if (!isCall(data)) return;
        void answer(data).then((reply) => {
          if (ports.has(port)) port.post(reply);
        });
      });
    },
    setSession(handlers) {
      session = handlers;
    },
    hasWindows: () => ports.size > 0,
    tellChanged(topics) {
      if (topics.length > 0) broadcast({ changed: topics });
    },
    tell(event, payload) {
      broadcast({ event, payload });
    },
  };
}

function isCall(data: unknown): data is CallMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { id, call } = data as Partial<CallMessage>;
  return typeof id === 'number' && Number.isSafeInteger(id) && typeof call === 'string' && call.length <= 60;
}
