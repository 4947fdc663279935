import { expect, test } from 'vitest';
import { PNG_SCALE, rasterise } from '../../../../services/releases/charts/rasterise.ts';

const svg = (text: string) =>
  `<svg width="300" height="40" xmlns="http://www.w3.org/2000/svg"><rect width="300" height="40" fill="#FFFFFF"/><text x="5" y="25" font-size="16" font-family="system-ui, sans-serif" fill="#111111">${text}</text></svg>`;
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a picture becomes a PNG of twice its size, the same bytes each time', async () => {
  const png = await rasterise(svg('72%'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(sizeOf(png)).toEqual([300 * PNG_SCALE, 40 * PNG_SCALE]);
  expect((await rasterise(svg('72%'))).equals(png)).toBe(true);
});

test('the font that comes along has every sign that the charts write, Cyrillic and the rouble too', async () => {
  const missing = await rasterise(svg('\u{10fffd}'));
  for (const sign of ['Ж', 'ё', '₽', '€', '–', '—', '−', '·', '«', '’', '…', 'α']) {
    expect((await rasterise(svg(sign))).equals(missing), sign).toBe(false);
    expect((await rasterise(svg(sign))).equals(await rasterise(svg(''))), sign).toBe(false);
  }
});
