import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { paletted } from '../../browser/pictures/palette-png.ts';

const drawn = (shapes: string): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">${shapes}</svg>`).render().asPng();

/** Colour at a place of a picture with a palette and unfiltered lines. */
function colorAt(png: Buffer, x: number, y: number): string {
  const part = (name: string): Buffer => {
    const at = png.indexOf(name, 0, 'latin1');
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const place = inflateSync(part('IDAT'))[y * 61 + 1 + x] ?? 0;
  return part('PLTE')
    .subarray(place * 3, place * 3 + 3)
    .toString('hex');
}

test('a picture of few colours keeps each of them in its place', () => {
  const png = paletted(
    drawn('<rect width="60" height="40" fill="#fff"/><rect x="10" y="5" width="20" height="30" fill="#0072b2"/>'),
  );
  expect([colorAt(png, 0, 0), colorAt(png, 10, 5), colorAt(png, 29, 34), colorAt(png, 59, 39)]).toEqual([
    'ffffff',
    '0072b2',
    '0072b2',
    'ffffff',
  ]);
});

test('of many colours at most 256 are left, each near to what it was', () => {
  const bars = Array.from({ length: 60 }, (_, x) =>
    Array.from(
      { length: 40 },
      (_, y) => `<rect x="${x}" y="${y}" width="1" height="1" fill="rgb(${x * 4},${y * 6},128)"/>`,
    ),
  );
  const png = paletted(drawn(bars.flat().join('')));
  const lost: number[] = [];
  for (let x = 0; x < 60; x += 1) {
    const color = colorAt(png, x, 20);
    lost.push(
      Math.abs(Number.parseInt(color.slice(0, 2), 16) - x * 4) + Math.abs(Number.parseInt(color.slice(2, 4), 16) - 120),
    );
  }
  expect(png.readUInt32BE(png.indexOf('PLTE', 0, 'latin1') - 4)).toBeLessThanOrEqual(768);
  expect(Math.max(...lost)).toBeLessThan(40);
});

test('what no browser wrote is refused', () => {
  const png = drawn('');
  png[24] = 16;
  expect(() => paletted(png)).toThrow('not a PNG of a browser');
});
