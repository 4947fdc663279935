import { crc32, deflateSync, inflateSync } from 'node:zlib';

const MOST_COLORS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with at most 256 colours, a third of the bytes: pages are flat colours and text. Takes what Chromium writes, 8 bits of
 * red, green and blue with or without opacity, not interlaced (PNG, third edition, 11 and 9).
 */
export function paletted(png: Buffer): Buffer {
  const { width, height, depth, pixels } = decoded(png);
  const rgb = new Uint32Array(width * height);
  for (let at = 0; at < rgb.length; at += 1) {
    const from = at * depth;
    rgb[at] = ((pixels[from] ?? 0) << 16) | ((pixels[from + 1] ?? 0) << 8) | (pixels[from + 2] ?? 0);
  }
  const palette = paletteOf(rgb);
  const places = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < rgb.length; at += 1) {
    const color = rgb[at] ?? 0;
    const place = places.get(color) ?? nearest(palette, color);
    places.set(color, place);
    lines[at + Math.floor(at / width) + 1] = place;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  const parts = [chunk('IHDR', head), chunk('PLTE', colors), chunk('IDAT', deflateSync(lines, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** The commonest colours, each at some distance from those that were taken before it, so that shades do not crowd out hues. */
function paletteOf(rgb: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const color of rgb) counts.set(color, (counts.get(color) ?? 0) + 1);
  const common = [...counts].toSorted(([, a], [, b]) => b - a).map(([color]) => color);
  if (common.length <= MOST_COLORS) return common;
  const taken: number[] = [];
  for (let apart = 1200; taken.length < MOST_COLORS && apart >= 1; apart = Math.floor(apart / 2)) {
    for (const color of common) {
      if (taken.length < MOST_COLORS && taken.every((one) => distance(one, color) >= apart)) taken.push(color);
    }
  }
  return taken;
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return red * red + green * green + blue * blue;
}

function nearest(palette: readonly number[], color: number): number {
  let best = 0;
  for (let at = 1; at < palette.length; at += 1) {
    if (distance(palette[at] ?? 0, color) < distance(palette[best] ?? 0, color)) best = at;
  }
  return best;
}

function decoded(png: Buffer): { width: number; height: number; depth: number; pixels: Buffer } {
  const [width, height, depth] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6) || png[28] !== 0) throw new Error('not a PNG of a browser');
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width, height, depth, pixels: unfiltered(inflateSync(Buffer.concat(data)), width * depth, height, depth) };
}

function unfiltered(raw: Buffer, stride: number, height: number, depth: number): Buffer {
  const pixels = Buffer.alloc(stride * height);
  for (let line = 0; line < height; line += 1) {
    const filter = raw[line * (stride + 1)] ?? 0;
    for (let at = 0; at < stride; at += 1) {
      const here = line * stride + at;
      const left = at < depth ? 0 : (pixels[here - depth] ?? 0);
      const up = line === 0 ? 0 : (pixels[here - stride] ?? 0);
      const corner = at < depth || line === 0 ? 0 : (pixels[here - stride - depth] ?? 0);
      const foreseen = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[here] = (raw[line * (stride + 1) + 1 + at] ?? 0) + foreseen;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
