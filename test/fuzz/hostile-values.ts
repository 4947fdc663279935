import type { Dice } from './dice.ts';

/** Stands in markup only where what was typed is not escaped. */
export const LOOSE_MARKUP = '<zkfuzz';
/** Stands among headers only where what was typed may break a line. */
export const LOOSE_HEADER = 'x-zkfuzz';

/** Texts that have broken programs, none of which reads like a fault of ours: answers are searched for those. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFF y',
  '\u202Eabc\u2066',
  '\u200B\uFEFF',
  'e\u0301'.repeat(50),
  "' OR '1'='1' --",
  "1'; copy x to program 'x'; --",
  '"; x',
  `"'>${LOOSE_MARKUP} onload=x>`,
  `x\r\n${LOOSE_HEADER}: 1`,
  '../../../../../etc/shadow',
  '..%2f..%2fx',
  '%00',
  '%',
  '%zz',
  '%s%n%x',
  '{{7*7}}#{7*7}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'a'.repeat(10_000),
  '🙂'.repeat(500),
  '((((((((((a+)+)+)+)+)+',
  'İıſK',
  '١٢٣',
  '0',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(400),
  '2026-02-30',
  '2026-10-05',
  '0000-00-00T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  '294277-01-01T00:00:00Z',
  '-271821-04-19T00:00:00Z',
  'null',
  'true',
  '[]',
  'https://127.0.0.1:1/',
  '//elsewhere.example/',
  '/\\elsewhere.example',
  'javascript:x',
  '=1+1',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF',
];

const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  0.1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e19,
  1e300,
  -1e300,
  5e-324,
];

/** Something that a field was not made for. */
export function hostileValue(dice: Dice): unknown {
  const kind = dice.int(10);
  if (kind < 1) return dice.pick(['\0', 'a\0b', '\uD800', 'x\uDFFF y']);
  if (kind < 6) return dice.pick(hostileTexts);
  if (kind < 8) return dice.pick(hostileNumbers);
  if (kind < 9) return dice.pick<unknown>([null, true, false, [], {}, [[]], { length: 1e9 }, { toString: 1 }]);
  return nested(1 + dice.int(300));
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}
