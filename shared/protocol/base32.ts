const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower-case base32 (RFC 4648 alphabet) of the first `characters` × 5 bits. */
export function base32(bytes: Uint8Array, characters: number): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (let i = 0; text.length < characters; i++) {
    buffer = ((buffer << 8) | (bytes[i] ?? 0)) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < characters) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}

/** Whether a text consists of so many characters of the alphabet. */
export function isBase32(text: string, characters: number): boolean {
  return text.length === characters && /^[a-z2-7]*$/.test(text);
}
