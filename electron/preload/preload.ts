/** Keeps the window's port to the vault where the page cannot reach it, and offers two functions. (security.md B2, B5) */
import { contextBridge, ipcRenderer } from 'electron';
import { PORT_CHANNEL, PORT_REQUEST_CHANNEL, type VaultMessage } from '../../shared/contract/wire.ts';

/** What is used of a DOM MessagePort: this room is typed without the DOM. */
interface Port {
  postMessage(message: unknown, transfer: []): void;
  addEventListener(type: 'message', listener: (event: { readonly data: VaultMessage }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  /** Begins to deliver: what was said before is kept until then. */
  start(): void;
}

const locked = { ok: false, error: { code: 'vault-locked' } } as const;
const calls = new Map<number, (reply: unknown) => void>();
const listeners = new Set<(message: unknown) => void>();
let lastId = 0;
let ended = false;

const port = new Promise<Port>((resolve) => {
  ipcRenderer.once(PORT_CHANNEL, (event) => {
    const given = event.ports[0] as Port | undefined;
    if (given === undefined) return;
    given.addEventListener('message', ({ data }) => {
      if (!('id' in data)) return listeners.forEach((listener) => listener(data));
      const { id, ...reply } = data;
      calls.get(id)?.(reply);
      calls.delete(id);
    });
    // The vault has ended: whoever waits is told, and so is whoever calls from now on.
    given.addEventListener('close', () => {
      ended = true;
      calls.forEach((answer) => answer(locked));
      calls.clear();
    });
    given.start();
    resolve(given);
  });
});
ipcRenderer.send(PORT_REQUEST_CHANNEL);

contextBridge.exposeInMainWorld('alongside', {
  async call(name: string, input: unknown): Promise<unknown> {
    const open = await port;
    if (ended) return locked;
    return new Promise((resolve) => {
      const id = ++lastId;
      calls.set(id, resolve);
      open.postMessage({ id, call: name, input }, []);
    });
  },
  subscribe(listener: (message: unknown) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
});
