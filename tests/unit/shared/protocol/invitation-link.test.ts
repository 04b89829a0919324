import { describe, expect, it } from 'vitest';
import { base64Url, bytesOfBase64Url } from '../../../../shared/protocol/base64url.ts';
import { concatBytes } from '../../../../shared/protocol/bytes.ts';
import { cborMap, encodeCbor } from '../../../../shared/protocol/cbor-writer.ts';
import { hash } from '../../../../shared/protocol/primitives.ts';
import {
  decodeInvitationFile,
  encodeInvitationFile,
  formatInvitationLink,
  parseInvitationLink,
} from '../../../../shared/protocol/protocol.ts';
import type { InvitationLink } from '../../../../shared/protocol/protocol.ts';
import { codeOf, flipped, seededRandom, text, valueOf } from './people.ts';

const random = seededRandom('links');
const link: InvitationLink = {
  circleId: random(32),
  directoryKey: random(32),
  inviterId: random(32),
  secret: random(16),
  admitKey: random(32),
  expiryDay: 20_384,
  carrierHint: 'folder',
  inviterName: 'Ana María',
  circleName: 'Tuesday circle',
};

/** A link with any payload whose checksum fits. */
function linkWith(content: Uint8Array, version = 1): string {
  const checked = concatBytes([Uint8Array.of(version), content]);
  return `alongside:join?${base64Url(concatBytes([checked, hash('link', checked).subarray(0, 4)]))}`;
}

function fields(more: readonly (readonly [number, string | number | Uint8Array])[] = []): Uint8Array {
  return encodeCbor(
    cborMap([
      [1, link.circleId],
      [2, link.directoryKey],
      [3, link.inviterId],
      [4, link.secret],
      [5, link.admitKey],
      [6, link.expiryDay],
      [8, link.inviterName],
      [9, link.circleName],
      ...more,
    ]),
  );
}

describe('an invitation link', () => {
  it('H3: comes back as it was, as a link and as a file', () => {
    expect(valueOf(parseInvitationLink(formatInvitationLink(link)))).toEqual(link);
    expect(valueOf(decodeInvitationFile(encodeInvitationFile(link)))).toEqual(link);
    const { carrierHint: _left, ...short } = link;
    expect(valueOf(parseInvitationLink(formatInvitationLink(short)))).toEqual(short);
  });

  it('H3: is text that mail programs leave alone, far below 4 kB', () => {
    const longest = { ...link, inviterName: '🙂'.repeat(60), circleName: '🙂'.repeat(60) };
    expect(formatInvitationLink(longest)).toMatch(/^alongside:join\?[A-Za-z0-9_-]+$/);
    expect(formatInvitationLink(longest).length).toBeLessThan(1200);
  });

  it('H3: may be surrounded by white space from copying, and holds none', () => {
    const whole = formatInvitationLink(link);
    expect(codeOf(parseInvitationLink(`\n  ${whole} \r\n`))).toBe('accepted');
    expect(codeOf(parseInvitationLink(`${whole.slice(0, 60)}\n${whole.slice(60)}`))).toBe(
      'invitation-altered',
    );
  });

  // Fails if the checksum is dropped: a letter lost in a mail would then name another circle.
  it('H3: with any character changed, lost or added is altered, never another invitation', () => {
    const whole = formatInvitationLink(link);
    const start = 'alongside:join?'.length;
    for (let at = start; at < whole.length; at++) {
      const other = whole[at] === 'A' ? 'B' : 'A';
      for (const changed of [
        whole.slice(0, at) + other + whole.slice(at + 1),
        whole.slice(0, at) + whole.slice(at + 1),
        `${whole.slice(0, at)}A${whole.slice(at)}`,
      ]) {
        expect(codeOf(parseInvitationLink(changed))).toBe('invitation-altered');
      }
    }
  });

  it('H3: of another scheme, host or form is no invitation of ours', () => {
    const whole = formatInvitationLink(link);
    for (const other of [
      '',
      'https://example.org/join?x',
      whole.replace('alongside:', 'ALONGSIDE:'),
      whole.replace('join?', 'join/?'),
      whole.replace('join?', 'admit?'),
      ` x${whole}`,
      'a'.repeat(5000),
      `${whole}${' '.repeat(5000)}`,
    ]) {
      expect(codeOf(parseInvitationLink(other)), other.slice(0, 40)).toBe('invitation-foreign');
    }
  });

  // Fails if the payload is read leniently.
  it('H3: with unknown, missing, wrongly long or non-canonical fields is altered', () => {
    expect(codeOf(parseInvitationLink(linkWith(fields())))).toBe('accepted');
    for (const content of [
      fields([[10, 1]]),
      fields([[4, random(15)]]),
      fields([[1, random(33)]]),
      fields([[6, 2 ** 40]]),
      fields([[8, 'x'.repeat(61)]]),
      fields([[7, 'x'.repeat(201)]]),
      fields().subarray(1),
      concatBytes([fields(), Uint8Array.of(0)]),
      encodeCbor(cborMap([[1, link.circleId]])),
      encodeCbor([]),
      new Uint8Array(),
    ]) {
      expect(codeOf(parseInvitationLink(linkWith(content)))).toBe('invitation-altered');
    }
  });

  it('H3: of a later version says so, since its checksum is the same in all versions', () => {
    expect(codeOf(parseInvitationLink(linkWith(fields(), 2)))).toBe('invitation-newer');
    expect(codeOf(parseInvitationLink(linkWith(fields(), 0)))).toBe('invitation-altered');
  });

  it('H3: as a file is as strict', () => {
    const file = encodeInvitationFile(link);
    for (let at = 4; at < file.length; at++) {
      expect(codeOf(decodeInvitationFile(flipped(file, at, at % 8)))).toBe('invitation-altered');
      expect(codeOf(decodeInvitationFile(file.subarray(0, at)))).toBe('invitation-altered');
    }
    expect(codeOf(decodeInvitationFile(text('PDF-1.7')))).toBe('invitation-foreign');
    expect(codeOf(decodeInvitationFile(new Uint8Array(5000)))).toBe('invitation-foreign');
  });

  it('cuts names to 60 characters when it is made', () => {
    const parsed = valueOf(
      parseInvitationLink(formatInvitationLink({ ...link, circleName: '🙂'.repeat(99) })),
    );
    expect([...parsed.circleName]).toHaveLength(60);
  });
});

describe('base64url', () => {
  it('is that of Node, and reads nothing else', () => {
    for (let length = 0; length < 40; length++) {
      const bytes = random(length);
      expect(base64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(bytesOfBase64Url(base64Url(bytes))).toEqual(bytes);
    }
    for (const wrong of ['A', 'AB', 'AA=', 'AA==', 'A+AA', 'A/AA', 'AAA ', 'AAB']) {
      expect(bytesOfBase64Url(wrong), wrong).toBeUndefined();
    }
  });
});
