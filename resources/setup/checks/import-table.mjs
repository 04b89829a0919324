import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everywhere, rows } from '../../../.dependency-cruiser.mjs';
import { root } from '../machine/places.mjs';

const place = join(root, 'tests/architecture/README.md');
const mark =
  '<!-- The table below is written by `npm run check -- --write` from .dependency-cruiser.mjs. -->';

/** "shared/base, shared/errors, zod" as "`shared/{base,errors}`, `zod`". @param {string[]} names */
function cell(names) {
  const words = names.filter((name) => /^(the|all|other) |, /.test(name));
  const folders = names.filter((name) => !words.includes(name) && /^(shared|vault|renderer)\//.test(name));
  const rooms = new Map();
  for (const [room, folder] of folders.map((name) => name.split('/')))
    rooms.set(room, [...(rooms.get(room) ?? []), folder]);
  return [
    ...[...rooms].map(([room, list]) =>
      list.length > 1 ? `\`${room}/{${list.join(',')}}\`` : `\`${room}/${list[0]}\``,
    ),
    ...names.filter((name) => !words.includes(name) && !folders.includes(name)).map((name) => `\`${name}\``),
    ...words,
  ].join(', ');
}

function table() {
  return [
    '| rule | from | may import, besides its own | why |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, shown, may, why }) => `| ${name} | ${shown} | ${cell(may) || 'nothing'} | ${why} |`),
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
