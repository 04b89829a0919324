import sodium from 'libsodium-wrappers-sumo';

/**
 * libsodium (the sumo build: the plain one has no Argon2id) is WebAssembly and loads asynchronously.
 * Every process awaits `protocolReady()` once; after it all functions of the protocol are synchronous.
 */
export function protocolReady(): Promise<void> {
  return sodium.ready;
}

export { sodium };
