import fc from 'fast-check';
import { expect, test } from 'vitest';
import { installationOpen, installationSeal } from '../../../services/platform/vault/installation-box.ts';
import type { MasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { newKey, open, seal } from '../../../services/platform/vault/sealed-box.ts';

const key = newKey();
const bytes = fc.uint8Array({ maxLength: 300 });

test('a box opens for the row it was sealed for, and only for that row', () => {
  fc.assert(
    fc.property(bytes, fc.string(), fc.string(), (plain, row, other) => {
      const box = seal(key, plain, row);
      expect(open(key, box, row)).toEqual(Buffer.from(plain));
      if (other !== row) expect(open(key, box, other)).toBeUndefined();
    }),
  );
});

test('a box with one altered bit, a cut end or another key does not open', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, place, bit) => {
      const box = seal(key, plain, 'row');
      const altered = Buffer.from(box);
      const at = place % altered.length;
      altered[at] = (altered[at] ?? 0) ^ (1 << bit);
      expect(open(key, altered, 'row')).toBeUndefined();
      expect(open(key, box.subarray(0, at), 'row')).toBeUndefined();
      expect(open(newKey(), box, 'row')).toBeUndefined();
    }),
  );
});

test('the same words are never sealed to the same bytes', () => {
  const boxes = Array.from({ length: 50 }, () => seal(key, Buffer.from('400 000'), 'row').toString('hex'));
  expect(new Set(boxes).size).toBe(50);
});

test('what the installation sealed opens after a rotation while the old master key is kept, and not without it', () => {
  const [old, young] = [
    { id: '00112233445566aa', key: newKey() },
    { id: 'ffeeddccbbaa9988', key: newKey() },
  ];
  const keys = (...all: (typeof old)[]): MasterKeys => ({
    current: all[0] ?? old,
    all: new Map(all.map((each) => [each.id, each])),
  });
  const box = installationSeal(keys(old), Buffer.from('letter'), 'row');
  expect(installationOpen(keys(young, old), box, 'row')).toEqual(Buffer.from('letter'));
  expect(installationOpen(keys(young), box, 'row')).toBeUndefined();
  expect(installationOpen(keys(old), box, 'other row')).toBeUndefined();
});
