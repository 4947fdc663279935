import { describe, expect, test } from 'vitest';
import { hashOf, keyInHeader, keyOf, prefixOf } from '../../../services/api/auth/api-key.ts';
import { newSecret } from '../../../services/platform/ids.ts';

describe('a key', () => {
  const key = keyOf(newSecret());
  test('is found in a bearer header and as the password of a basic one, under any name', () => {
    expect(keyInHeader(`Bearer ${key}`)).toBe(key);
    expect(keyInHeader(`bearer ${key}`)).toBe(key);
    for (const name of ['', 'anna']) {
      expect(keyInHeader(`Basic ${Buffer.from(`${name}:${key}`).toString('base64')}`)).toBe(key);
    }
  });
  test.each([
    '',
    'Bearer',
    'Bearer zk_',
    `Digest ${'zk_'.padEnd(46, 'x')}`,
    `Bearer ${'zk_'.padEnd(47, 'x')}`,
    'Basic %%%',
    `Bearer ${'x'.repeat(500)}`,
  ])('is not found in %j', (header) => expect(keyInHeader(header)).toBeNull());
  test('is told apart by its start, which gives away 48 of its 256 bits', () => {
    expect(key.startsWith(prefixOf(key))).toBe(true);
    expect(prefixOf(key)).toMatch(/^zk_.{8}$/);
  });
  test('is stored as the SHA-256 of all of it', () => {
    expect(hashOf('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
