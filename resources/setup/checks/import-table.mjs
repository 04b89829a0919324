import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everywhere, rows } from '../../../.dependency-cruiser.mjs';
import { root } from '../machine/places.mjs';

const place = join(root, 'tests/architecture/README.md');
const mark =
  '<!-- The table below is written by `npm run check -- --write` from .dependency-cruiser.mjs. -->';

function table() {
  const cell = (name) =>
    name.startsWith('the ') || name.startsWith('other ') || name.startsWith('all ') ? name : `\`${name}\``;
  return [
    '| rule | from | may import, besides its own | why |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, shown, may, why }) =>
        `| ${name} | ${shown} | ${may.map(cell).join(', ') || 'nothing'} | ${why} |`,
    ),
    ...everywhere.map(({ name, comment }) => `| ${name} | anywhere | | ${comment} |`),
  ].join('\n');
}

/** The README's table says what the rules say; with `write` it is made to. @param {boolean} write */
export function checkImportTable(write) {
  const text = readFileSync(place, 'utf8');
  const [before] = text.split(mark);
  const wanted = `${before}${mark}\n\n<!-- prettier-ignore-start -->\n\n${table()}\n\n<!-- prettier-ignore-end -->\n`;
  if (text === wanted) return { ok: true, said: '' };
  if (!write)
    return {
      ok: false,
      said: 'tests/architecture/README.md is not what the rules say: npm run check -- --write',
    };
  writeFileSync(place, wanted);
  return { ok: true, said: '', note: 'written' };
}
