/** What a conformance run needs of a carrier: many handles on one mailbox, and somebody else's hands in it. */
import type { Transport } from '../../shared/transport/transport.ts';

export interface Carrier {
  /** A fresh handle, as another process or computer would have it. */
  open(): Transport;
  /** Puts bytes under a real path of the mailbox as a sync program does, whatever they are. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** What lies under a real path now, or undefined. */
  peek(path: string): Promise<Uint8Array | undefined>;
  remove(path: string): Promise<void>;
  dispose(): Promise<void>;
}
