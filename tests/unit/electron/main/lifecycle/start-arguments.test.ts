import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrivalFrom,
  readArrival,
  type Arrival,
} from '../../../../../electron/main/lifecycle/start-arguments.ts';

const link = 'alongside:join?AbC-_019';
const LINK = /^alongside:[A-Za-z0-9?&=/._~-]+$/;
const FILE = /^\/[^\p{Cc}]*\.alongside(-invite)?$/u;
const started = ['/usr/bin/alongside'];

describe('what the system hands over at a start', () => {
  it('H4: a link at the end of the command line', () => {
    expect(arrivalFrom([...started, link])).toEqual({ kind: 'link', link });
    expect(arrivalFrom([...started, '--flag', 'other', link])).toEqual({ kind: 'link', link });
  });

  it.each([
    '/home/ana/From Ben.alongside',
    '/home/ana/circle.alongside-invite',
    '/home/ana/été \u2019 1.alongside',
  ])('H4: a file of ours at the end (%s)', (path) => {
    expect(arrivalFrom([...started, path])).toEqual({ kind: 'file', path });
  });

  it('H4: a file as a desktop hands it over, by its address', () => {
    expect(readArrival('file:///home/ana/From%20Ben.alongside')).toEqual({
      kind: 'file',
      path: '/home/ana/From Ben.alongside',
    });
  });

  // Fails when more than the last word is looked at.
  it.each([[[link, '--gpu-launcher=x']], [[link, '/home/ana']], [[link, '']], [[`${link} `]], [[]]])(
    'H4: nothing else on the command line counts (%j)',
    (rest) => {
      expect(arrivalFrom([...started, ...rest])).toBeNull();
    },
  );

  it('H4: the program’s own name is not an argument', () => {
    expect(arrivalFrom([link])).toBeNull();
  });

  // Fails when a pattern is not anchored, or takes more characters than an invitation has.
  it.each([
    'ALONGSIDE:join?x',
    'Alongside:join?x',
    'alongside:',
    `x${link}`,
    ` ${link}`,
    `"${link}"`,
    `'${link}'`,
    `${link} --gpu-launcher=calc`,
    `${link}" --gpu-launcher="calc`,
    `${link}\n`,
    `${link}\u0000`,
    `${link}%20--inspect`,
    `${link};id`,
    `${link}\`id\``,
    `${link}$(id)`,
    `${link}#x`,
    `${link}é`,
    `alongside:${'a'.repeat(4096)}`,
    '--user-data-dir=/tmp/x.alongside',
    '-x.alongside',
    'x.alongside',
    './x.alongside',
    '//host/share/x.alongside',
    '\\\\host\\share\\x.alongside',
    'file://host/share/x.alongside',
    'file:///home/a%00b.alongside',
    'file:///home/a%2Fb.alongside',
    'file:x.alongside',
    'https://example.org/x.alongside',
    'javascript:alongside:join?x',
    '/home/ana/x.alongside.exe',
    '/home/ana/x.ALONGSIDE',
    '/home/ana/x\n.alongside',
    '/home/ana/alongside',
    `/${'a'.repeat(5000)}.alongside`,
    '',
  ])('H4: %j is ignored', (word) => {
    expect(readArrival(word)).toBeNull();
  });

  // Fails when one of the two patterns takes more than its characters; both shapes do come up among the words.
  it('H4: whatever the last word is, what comes through has one of the two shapes', () => {
    const begin = fc.constantFrom('', 'alongside:', '/', 'file:///');
    const middle = fc.string({
      unit: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...Array.from('aZ0?=/._- %2')) },
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    const end = fc.constantFrom('', '.alongside', '.alongside-invite');
    const seen = new Set<string>();
    fc.assert(
      fc.property(begin, middle, end, (...parts) => {
        const arrival = readArrival(parts.join(''));
        seen.add(arrival?.kind ?? 'nothing');
        expect(hasItsShape(arrival)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect([...seen].toSorted()).toEqual(['file', 'link', 'nothing']);
  });
});

function hasItsShape(arrival: Arrival | null): boolean {
  if (arrival === null) return true;
  return arrival.kind === 'link' ? LINK.test(arrival.link) : FILE.test(arrival.path);
}
