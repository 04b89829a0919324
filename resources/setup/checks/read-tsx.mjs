/**
 * Loaded into dependency-cruiser's process before it starts: it reads every file as TypeScript without JSX, and
 * fails at the first `.tsx`. The parser's function is replaced before dependency-cruiser takes hold of it.
 */
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
