/** A carrier that does not answer (a network drive that is gone, a file that a sync program must fetch) is a fault. */
import { TransportFault } from '../../../shared/transport/transport-fault.ts';
import type { Transport } from '../../../shared/transport/transport.ts';
import type { Surroundings } from '../surroundings.ts';

export const carrierLimitMs = 30_000;

export function withTimeLimit<T>(
  setTimer: Surroundings['setTimer'],
  act: () => Promise<T>,
  ms = carrierLimitMs,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = setTimer(() => reject(new TransportFault('failed', 'timeout')), ms);
    act().then(resolve, reject).finally(cancel);
  });
}

/**
 * The same transport, each of whose acts takes at most so long. `alive` throws when the exchange was stopped
 * meanwhile: whatever a carrier still answers then must not reach a closed vault.
 */
export function limited(
  transport: Transport,
  setTimer: Surroundings['setTimer'],
  alive: () => void,
): Transport {
  const act = async <T>(perform: () => Promise<T>): Promise<T> => {
    try {
      return await withTimeLimit(setTimer, perform);
    } finally {
      alive();
    }
  };
  return {
    check: () => act(() => transport.check()),
    list: (known) => act(() => transport.list(known)),
    read: (name, maxBytes) => act(() => transport.read(name, maxBytes)),
    write: (name, bytes, mayRepair) => act(() => transport.write(name, bytes, mayRepair)),
    watch: (onHint) => transport.watch(onHint),
  };
}
