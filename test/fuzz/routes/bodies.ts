import { readdirSync, readFileSync } from 'node:fs';
import type { Dice } from '../dice.ts';
import { mutated } from '../readers/mutate.ts';

export type Encoding = 'json' | 'form' | 'multipart';
type Payload = { type: string; bytes: Buffer };

const FILES = [
  'name;site\nStudio;https://studio.example\n',
  'date,currency,rate\n2026-10-01,EUR,98.1\n',
  '{"country":"RU","year":2027,"days":[]}',
  '"a\n'.repeat(400),
  '\0\x01PK\x03\x04',
  ';;;;\n'.repeat(3_000),
  '',
  '\uFEFFdomain\n',
];

/** The fields as a browser or a program sends them. */
export function bodyBytes(fields: Readonly<Record<string, unknown>>, encoding: Encoding, dice: Dice): Payload {
  switch (encoding) {
    case 'json':
      return { type: 'application/json', bytes: Buffer.from(JSON.stringify(fields)) };
    case 'form':
      return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(formOf(fields)) };
    case 'multipart':
      return multipartOf(fields, dice);
  }
}

function formOf(fields: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, textOf(one)] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function multipartOf(fields: Readonly<Record<string, unknown>>, dice: Dice): Payload {
  const edge = 'zk-edge';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${edge}\r\ncontent-disposition: form-data; name="${inQuotes(name)}"\r\n\r\n${textOf(value)}\r\n`,
  );
  for (let at = dice.int(3); at > 0; at--) {
    const [name, file] = [dice.pick(['file', 'ranking', '', '__proto__']), dice.pick(['a.csv', '../x', '', 'й"\\'])];
    parts.push(
      `--${edge}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: ${dice.pick(['text/csv', 'x', ''])}\r\n\r\n${dice.pick(FILES)}\r\n`,
    );
  }
  const end = dice.percent(85) ? `--${edge}--\r\n` : '';
  return { type: `multipart/form-data; boundary=${edge}`, bytes: Buffer.from(parts.join('') + end) };
}

function inQuotes(name: string): string {
  return name.replaceAll(/["\r\n]/gu, '_');
}

/** A table of calls or studios, and what is called one. */
export function tableBody(dice: Dice): Payload {
  const calls = new URL('../../fixtures/calls/', import.meta.url);
  const rankings = new URL('../../fixtures/rankings/', import.meta.url);
  const files = [calls, rankings].flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
  const whole = readFileSync(dice.pick(files.toSorted((a, b) => (a.href < b.href ? -1 : 1))));
  return { type: 'text/csv', bytes: dice.percent(60) ? whole : mutated([whole], dice) };
}

/** A body that is not what its header says, or says too much. */
export function brokenBody(dice: Dice): Payload {
  const deep = 20_000;
  const json = dice.pick([
    '{',
    '',
    'null',
    '[]',
    '"x"',
    '{"a":1,"a":2}',
    '{"a":1e999}',
    '{"a":NaN}',
    '{"text":"\\ud800"}',
    '{"__proto__":{"scopes":["admin"]},"constructor":{"prototype":{"x":1}}}',
    '\uFEFF{}',
    '['.repeat(deep),
    `${'{"a":'.repeat(deep / 4)}1${'}'.repeat(deep / 4)}`,
    `{"a":"${'x'.repeat(70_000)}"}`,
    '{}{}',
    "{'a':1}",
  ]);
  return dice.pick<Payload>([
    { type: 'application/json', bytes: Buffer.from(json) },
    { type: 'application/json', bytes: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
    { type: 'application/json', bytes: Buffer.from(json) },
    { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(json) },
    { type: 'application/x-www-form-urlencoded', bytes: Buffer.from('a=%zz&%=&&&=&a[b][c]=1&__proto__[x]=1') },
    { type: 'application/x-www-form-urlencoded', bytes: Buffer.from('a=1&'.repeat(5_000)) },
    { type: 'multipart/form-data', bytes: Buffer.from(json) },
    { type: 'multipart/form-data; boundary=', bytes: Buffer.from('--\r\n\r\n') },
    { type: 'multipart/form-data; boundary=x', bytes: Buffer.from('--x\r\n\r\n\r\n--x--') },
    { type: 'multipart/form-data; boundary=x', bytes: Buffer.from('--x\r\ncontent-disposition: form-data; name="a') },
    { type: 'text/plain', bytes: Buffer.from(json) },
    { type: 'application/x-unknown', bytes: Buffer.from([0, 1, 2]) },
  ]);
}
