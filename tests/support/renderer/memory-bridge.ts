import type { AlongsideBridge, BridgeNews, BridgeReply } from '../../../renderer/client/bridge.ts';

/** One call that waits for its answer. */
export interface WaitingCall {
  readonly name: string;
  readonly input: unknown;
  answer(reply: BridgeReply): Promise<void>;
  break(): Promise<void>;
}

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

/** A bridge whose answers are given by the test, one call at a time. */
export class MemoryBridge implements AlongsideBridge {
  readonly calls: WaitingCall[] = [];
  private readonly listeners = new Set<(news: BridgeNews) => void>();

  call(name: string, input: unknown): Promise<BridgeReply> {
    return new Promise((resolve, reject) => {
      this.calls.push({
        name,
        input,
        async answer(reply) {
          resolve(reply);
          await settle();
        },
        async break() {
          reject(new Error('The port was closed'));
          await settle();
        },
      });
    });
  }

  subscribe(listener: (news: BridgeNews) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async tell(news: BridgeNews): Promise<void> {
    for (const listener of this.listeners) listener(news);
    await settle();
  }

  /** The newest call; fails when its name is another one. */
  last(name: string): WaitingCall {
    const call = this.calls.at(-1);
    if (call?.name !== name) throw new Error(`The last call was ${call?.name ?? 'none'}, not ${name}`);
    return call;
  }

  count(name: string): number {
    return this.calls.filter((call) => call.name === name).length;
  }
}
