// Writes cp1-v1.json anew: node tests/unit/shared/protocol/vectors/write-vectors.mjs
// Only when the format changes on purpose, which also raises its version; otherwise the file is frozen.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';

const here = new URL('.', import.meta.url);
const { module } = await runnerImport(fileURLToPath(new URL('make-vectors.ts', here)), { configFile: false });
const document = { format: 'Circle Protocol 1, test vectors', version: 1, vectors: module.makeVectors() };
const target = new URL('cp1-v1.json', here);
const style = await resolveConfig(fileURLToPath(target));
writeFileSync(target, await format(JSON.stringify(document), { ...style, parser: 'json' }));
console.log(`${document.vectors.length} vectors`);
