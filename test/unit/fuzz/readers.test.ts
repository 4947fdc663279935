import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diceOf } from '../../fuzz/dice.ts';
import { insideReaders } from '../../fuzz/readers/inside-readers.ts';
import { mutated } from '../../fuzz/readers/mutate.ts';
import { readInside } from '../../fuzz/readers/read-inside.ts';
import { seedsOf } from '../../fuzz/readers/seeds.ts';
import { shrink } from '../../fuzz/readers/shrink.ts';

const found = new URL('../../fixtures/fuzz/', import.meta.url);
/** Inputs on which a reader once failed: reader, a dash and the hash of the input. */
const once = (existsSync(found) ? readdirSync(found) : []).filter(
  (name) => name.endsWith('.bin') && Object.keys(insideReaders).some((reader) => name.startsWith(`${reader}-`)),
);
const INPUTS = 12;

describe('every reader bears what nobody would send (npm run fuzz tries far more)', () => {
  test.each(Object.keys(insideReaders))('%s', async (reader) => {
    const [seeds, dice] = [seedsOf[reader]?.() ?? [], diceOf(`unit|${reader}`)];
    expect(seeds.length).toBeGreaterThan(0);
    for (let at = 0; at < INPUTS; at++) {
      expect(await readInside({ reader, bytes: mutated(seeds, dice) })).toMatchObject({ fault: null });
    }
  });
});

test.each(once)('what once harmed a reader harms none any more: %s', async (name) => {
  const reader = name.slice(0, name.lastIndexOf('-'));
  const told = await readInside({ reader, bytes: readFileSync(new URL(name, found)) });
  expect(told).toMatchObject({ fault: null });
});

test('a finding is shrunk to what it needs', async () => {
  const input = Buffer.from(`${'x'.repeat(500)}harm${'y'.repeat(700)}`);
  const small = await shrink(input, async (less) => less.includes('harm'));
  expect(small.toString()).toBe('harm');
});

test('what throws is told with its place', async () => {
  expect(await readInside({ reader: 'none', bytes: Buffer.from('') })).toMatchObject({
    fault: 'no reader is called none',
  });
});
