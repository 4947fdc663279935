import type { Dice } from '../dice.ts';

/** Longest input: what is linear is read in moments, what is not shows. */
const MOST = 120_000;

/** Bytes that mean something to some reader. */
const MARKS: readonly (string | Buffer)[] = [
  '\0',
  '\r',
  '\n',
  '\r\n\r\n',
  '"',
  "'",
  ';',
  ',',
  '\t',
  '=',
  '>',
  '<',
  '<!--',
  '&#x0;',
  '&#xD800;',
  '&amp',
  '(',
  '[',
  '{',
  '\\',
  '/',
  '%',
  '\uFEFF',
  '\u202E',
  '\uE000',
  '\u200D',
  'é́́́',
  '🙂',
  '－１２',
  '9'.repeat(60),
  '1e400',
  '-0',
  '12:99',
  '2026-02-31',
  '0000-00-00 00:00:00',
  '300 000 ₽',
  '10–20 тыс. руб.',
  'от 5 до ',
  'from 3 to ',
  'zwanzigtausend ',
  'сто двадцать ',
  '@',
  'https://x.y/',
  '+7 (495) 000-00-00',
  '=?utf-8?q?=00?=',
  '=?x?b?////?=',
  'boundary=',
  'content-type: multipart/mixed; boundary=a\r\n\r\n--a\r\n',
  'endobj',
  'stream\n',
  '<a href="',
  '<form>',
  '<input name=a>',
  '<table><tr><td>',
  '__proto__',
  'constructor',
  '&a',
  '*a',
  '<<: ',
  '!!js/function ',
  '- - - - ',
  '? ',
  '| ',
  Buffer.from([0xff]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from('PK\x03\x04'),
];

/** One input made of others: bytes flipped, cut, doubled, moved, put between, repeated many times, or two files crossed. */
export function mutated(seeds: readonly Buffer[], dice: Dice): Buffer {
  let made: Buffer = Buffer.from(dice.pick(seeds));
  if (made.length > MOST) made = made.subarray(0, MOST);
  for (let at = 1 + dice.int(dice.pick([1, 3, 12])); at > 0; at--) made = changed(made, seeds, dice);
  return made.subarray(0, MOST);
}

function changed(bytes: Buffer, seeds: readonly Buffer[], dice: Dice): Buffer {
  const [from, to] = span(bytes, dice);
  const piece = bytes.subarray(from, to);
  const mark = Buffer.from(dice.pick(MARKS));
  switch (dice.int(8)) {
    case 0:
      return flipped(bytes, dice);
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, from), mark, bytes.subarray(dice.percent(50) ? from : to)]);
    case 4:
      return Buffer.concat([
        bytes.subarray(0, from),
        repeated(dice.percent(50) ? mark : piece, dice),
        bytes.subarray(to),
      ]);
    case 5: {
      const other = dice.pick(seeds);
      const [start, end] = span(other, dice);
      return Buffer.concat([bytes.subarray(0, from), other.subarray(start, end), bytes.subarray(to)]);
    }
    case 6:
      return bytes.subarray(0, to);
    default: {
      const lines = bytes.toString('latin1').split('\n');
      const line = lines.splice(dice.int(lines.length), 1);
      lines.splice(dice.int(lines.length + 1), 0, ...line);
      return Buffer.from(lines.join('\n'), 'latin1');
    }
  }
}

function flipped(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 1 + dice.int(8); at > 0 && copy.length > 0; at--) copy[dice.int(copy.length)] = dice.int(256);
  return copy;
}

function repeated(piece: Buffer, dice: Dice): Buffer {
  const times = dice.pick([3, 30, 300, 3_000, 30_000]);
  return Buffer.concat(
    Array.from({ length: Math.max(1, Math.min(times, Math.floor(MOST / (piece.length + 1)))) }, () => piece),
  );
}

function span(bytes: Buffer, dice: Dice): [number, number] {
  const from = dice.int(bytes.length + 1);
  return [from, Math.min(bytes.length, from + dice.int(dice.pick([4, 40, 400, 8_000])))];
}
