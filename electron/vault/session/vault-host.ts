/**
 * What the vault may ask of main: dialogs and opening a link outside. Paths stay between the two
 * processes; a window never sees one. (security.md B4)
 */
import type { FilePurpose, HostRequest } from '../../../shared/contract/host-contract.ts';

export interface VaultHost {
  /** The chosen folder's path, or null when the person cancelled. */
  pickFolder(purpose: 'exchange' | 'export'): Promise<string | null>;
  pickFileToOpen(purpose: FilePurpose): Promise<string | null>;
  pickFileToSave(purpose: FilePurpose, suggestedName: string): Promise<string | null>;
  openLink(url: string): Promise<void>;
}

/** A host whose questions travel as messages; `ask` resolves with main's answer. */
export function createVaultHost(ask: (request: HostRequest) => Promise<string | null>): VaultHost {
  return {
    pickFolder: (purpose) => ask({ ask: 'pick-folder', purpose }),
    pickFileToOpen: (purpose) => ask({ ask: 'pick-file-to-open', purpose }),
    pickFileToSave: (purpose, suggestedName) => ask({ ask: 'pick-file-to-save', purpose, suggestedName }),
    openLink: async (url) => {
      await ask({ ask: 'open-link', url });
    },
  };
}
