/** One run of the vault's process: started once, ended once. */
import { utilityProcess, type MessagePortMain } from 'electron';
import type { HostToVault, VaultStart, VaultToHost } from '../../../shared/contract/host-contract.ts';
import vaultProcessPath from '../../vault/vault-process.ts?modulePath';
import { isVaultMessage } from './vault-message.ts';

export interface VaultProcess {
  send(message: HostToVault, ports?: readonly MessagePortMain[]): void;
  /** Ends it whatever it is doing. */
  kill(): void;
}

export function startVaultProcess(
  start: VaultStart,
  heard: { readonly message: (message: VaultToHost) => void; readonly exit: (code: number) => void },
  quiet: boolean,
): VaultProcess {
  const child = utilityProcess.fork(vaultProcessPath, [JSON.stringify(start)], {
    serviceName: 'Alongside vault',
    // What a crash prints may quote what it was working on; installed, nobody reads it and the system may keep it.
    stdio: quiet ? 'ignore' : 'inherit',
  });
  child.on('message', (data: unknown) => {
    if (isVaultMessage(data)) heard.message(data);
  });
  child.once('exit', heard.exit);
  return {
    send: (message, ports = []) => child.postMessage(message, [...ports]),
    kill: () => void child.kill(),
  };
}
