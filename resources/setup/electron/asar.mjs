/**
 * Packs a few small files as an Electron archive: two length-prefixed "pickles" around a JSON directory, then the
 * files' bytes one after the other (the format of @electron/asar's README).
 * @param {Record<string, string>} files content by name, without folders
 */
export function packAsar(files) {
  const contents = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const directory = { files: {} };
  let offset = 0;
  for (const { name, bytes } of contents) {
    directory.files[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const json = Buffer.from(JSON.stringify(directory));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + padded, 4);
  head.writeUInt32LE(4 + padded, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...contents.map(({ bytes }) => bytes)]);
}
