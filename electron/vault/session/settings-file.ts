/**
 * The settings of this computer in a small readable file beside the vault. Nothing secret is in them, so
 * that the unlock screen can follow theme and language. An unreadable file means the defaults.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  defaultSettings,
  settingsSchema,
  type Settings,
} from '../../../shared/features/settings/settings-contract.ts';

const FILE = 'settings.json';
const MAX_BYTES = 16 * 1024;

export interface SettingsFile {
  read(): Settings;
  change(some: { [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

export function openSettings(vaultFolder: string): SettingsFile {
  const path = join(vaultFolder, FILE);
  let current = load(path);
  return {
    read: () => current,
    change(some) {
      current = settingsSchema.parse({ ...current, ...some });
      mkdirSync(vaultFolder, { recursive: true, mode: 0o700 });
      const temporary = `${path}.new`;
      writeFileSync(temporary, JSON.stringify(current, null, 2), { mode: 0o600 });
      chmodSync(temporary, 0o600);
      renameSync(temporary, path);
      return current;
    },
  };
}

function load(path: string): Settings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return defaultSettings; // no file yet
  }
  if (text.length > MAX_BYTES) return defaultSettings;
  try {
    const stored: unknown = JSON.parse(text);
    const parsed = settingsSchema.safeParse({ ...defaultSettings, ...(stored as object) });
    return parsed.success ? parsed.data : defaultSettings;
  } catch {
    return defaultSettings; // not JSON: someone edited it by hand
  }
}
