/**
 * A vault whose window types into a text until the process is killed: it says each letter's number once the vault has
 * answered that it is durable. `argv`: the folder of the vault, the id of the text, the passphrase, the last number that was acknowledged.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import * as Y from 'yjs';
import type { VaultMessage } from '../../../../shared/contract/wire.ts';
import { protocolReady } from '../../../../shared/protocol/protocol.ts';
import { createCarriers } from '../../../../electron/transports/transport-registry.ts';
import documentWorkerPath from '../../../../electron/vault/documents/document-worker.ts?modulePath';
import { startVault } from '../../../../electron/vault/session/start-vault.ts';
import { folderPace } from '../../../../electron/vault/surroundings.ts';
import { isOpenedText } from './opened-text.ts';

const [folder = '', documentId = '', passphrase = '', acknowledged = '0'] = process.argv.slice(2);

await protocolReady();
let listen: (data: unknown) => void = () => undefined;
const replies = new Map<number, (message: VaultMessage) => void>();
const vault = startVault({
  start: { vaultFolder: folder, resourcesFolder: 'resources', appVersion: '0.0.0', runtime: [] },
  surroundings: {
    now: Date.now,
    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    derivation: { targetMs: 0 },
    exchange: folderPace,
  },
  derive: (secret, salt, cost) =>
    Promise.resolve(
      new Uint8Array(createHash('sha256').update(secret).update(salt).update(JSON.stringify(cost)).digest()),
    ),
  documentWorkerPath,
  host: {
    pickFolder: () => Promise.resolve(null),
    pickFileToOpen: () => Promise.resolve(null),
    pickFileToSave: () => Promise.resolve(null),
    openLink: () => Promise.resolve(),
  },
  carriers: createCarriers(folder),
  licences: () => [],
  log: { event: () => undefined },
  tellHost: () => undefined,
  end: () => undefined,
});
vault.attach({
  post: (message) => 'id' in message && replies.get(message.id)?.(message),
  onMessage: (listener) => void (listen = listener),
  onClose: () => undefined,
});

let calls = 0;
function call(name: string, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const id = ++calls;
    replies.set(id, (message) => {
      replies.delete(id);
      if ('ok' in message && message.ok) resolve(message.value);
      else reject(new Error(`${name} failed`));
    });
    listen({ id, call: name, input });
  });
}

await call('vault.unlock', { passphrase });
const opened = await call('documents.open', { documentId });
if (!isOpenedText(opened)) throw new Error('No text was opened');
const doc = new Y.Doc();
Y.applyUpdate(doc, opened.state, 'vault');
doc.clientID = opened.clientId;
const body = doc.getXmlFragment('body');
if (body.length === 0) throw new Error('A text without its paragraph');
const paragraph = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
const last = Number(/\d+$/.exec(JSON.stringify(paragraph.toJSON()).slice(0, -1))?.[0] ?? 0);
if (last < Number(acknowledged)) throw new Error('An acknowledged number is lost');
for (let number = last + 1; ; number++) {
  const before = Y.encodeStateVector(doc);
  paragraph.insert(paragraph.length, ` ${number}`);
  await call('documents.update', { documentId, update: Y.encodeStateAsUpdate(doc, before) });
  writeSync(1, `${number}\n`);
}
