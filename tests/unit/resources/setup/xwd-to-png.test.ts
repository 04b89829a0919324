import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { xwdToPng } from '../../../../resources/setup/display/xwd-to-png.mjs';

/** A dump of two pixels, one above the other, as Xvfb on a little-endian machine keeps its screen. */
function dump(pixels: readonly number[]): Buffer {
  const header = Buffer.alloc(100);
  const fields: readonly (readonly [number, number])[] = [
    [0, 100],
    [4, 1],
    [5, pixels.length],
    [7, 0],
    [11, 32],
    [12, 4],
    [14, 0xff0000],
    [15, 0x00ff00],
    [16, 0x0000ff],
    [19, 0],
  ];
  for (const [index, value] of fields) header.writeUInt32BE(value, index * 4);
  const body = Buffer.alloc(pixels.length * 4);
  pixels.forEach((pixel, index) => body.writeUInt32LE(pixel, index * 4));
  return Buffer.concat([header, body]);
}

describe('a picture of the virtual display', () => {
  it('is a PNG of the same size and colours', () => {
    const png = xwdToPng(dump([0x112233, 0xfedcba]));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1, 2]);
    const data = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    expect([...rows]).toEqual([0, 0x11, 0x22, 0x33, 0, 0xfe, 0xdc, 0xba]);
  });

  it('is refused of a screen with another depth', () => {
    const other = dump([0]);
    other.writeUInt32BE(16, 44);
    expect(() => xwdToPng(other)).toThrow('depth');
  });
});
