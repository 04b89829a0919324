import { crc32, deflateSync } from 'node:zlib';

/**
 * An X window dump with 24 or 32 bits a pixel (what Xvfb keeps its screen in) as a PNG picture.
 * The header is 25 big-endian numbers of 32 bits (X11/XWDFile.h).
 * @param {Buffer} dump
 */
export function xwdToPng(dump) {
  const field = (index) => dump.readUInt32BE(index * 4);
  const [headerSize, width, height] = [field(0), field(4), field(5)];
  const littleEndian = field(7) === 0;
  const [bitsPerPixel, bytesPerLine, colours] = [field(11), field(12), field(19)];
  const shifts = [field(14), field(15), field(16)].map((mask) => 31 - Math.clz32(mask & -mask));
  if (bitsPerPixel !== 32) throw new Error('a screen of another depth than expected');

  const pixels = headerSize + colours * 12;
  const rows = Buffer.alloc(height * (1 + width * 3));
  let at = 0;
  for (let y = 0; y < height; y++) {
    rows[at++] = 0; // no filter
    for (let x = 0; x < width; x++) {
      const place = pixels + y * bytesPerLine + x * 4;
      const pixel = littleEndian ? dump.readUInt32LE(place) : dump.readUInt32BE(place);
      for (const shift of shifts) rows[at++] = (pixel >>> shift) & 0xff;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits, red green blue
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
