import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, double, integer, record } from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentLimits } from '../../../../services/reading/attachments/attachment-limits.ts';
import { materialOf } from '../../../../services/reading/attachments/material.ts';
import { readAttachment } from '../../../../services/reading/attachments/read-attachment.ts';
import { openArchive, unpack } from '../../../../services/reading/attachments/unpack/unpack.ts';
import { zipFile } from '../../../support/zip-file.ts';

const folder = 'test/fixtures/attachments';
const names = readdirSync(folder).filter((name) => name.includes('.'));
/** More by hand: FUZZ_RUNS=5000. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 120);

const damage = array(
  record({ at: double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: integer({ min: 0, max: 255 }) }),
  {
    maxLength: 12,
  },
);
const cut = constantFrom(1, 1, 1, 0.97, 0.6, 0.2);

function damaged(bytes: Uint8Array, faults: readonly { at: number; byte: number }[], kept: number): Uint8Array {
  const copy = bytes.slice(0, Math.ceil(bytes.length * kept));
  for (const { at, byte } of faults) copy[Math.floor(at * copy.length)] = byte;
  return copy;
}

async function holds(name: string, bytes: Uint8Array): Promise<void> {
  const began = performance.now();
  const readings = await readAttachment({ name, bytes });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(readings.length).toBeGreaterThan(0);
  for (const { unread, text, format } of readings) {
    expect(text.length).toBeLessThanOrEqual(attachmentLimits.textLength);
    if (unread !== null) expect(text).toBe('');
    expect(materialOf({ name, format, text }).reasons.length).toBeGreaterThan(0);
  }
}

test('a damaged file is read or has a reason, and no reader fails or hangs', async () => {
  await assert(
    asyncProperty(constantFrom(...names), damage, cut, async (name, faults, kept) => {
      await holds(name, damaged(readFileSync(join(folder, name)), faults, kept));
    }),
    { numRuns },
  );
}, 600_000);

test('so is an office file whose parts are damaged before they are packed', async () => {
  const office = names.filter((name) => /\.(?:docx|xlsx|pptx|od[tsp])$/.test(name));
  await assert(
    asyncProperty(constantFrom(...office), damage, cut, async (name, faults, kept) => {
      const opened = await openArchive(readFileSync(join(folder, name)));
      if (opened.kind === 'refused') throw new Error(opened.why);
      const unpacked = await unpack(opened.archive, () => true, { left: attachmentLimits.unpackedBytes });
      if (unpacked.kind === 'refused') throw new Error(unpacked.why);
      const parts = [...unpacked.parts].map(([path, bytes]) => ({ name: path, bytes: damaged(bytes, faults, kept) }));
      await holds(name, zipFile(parts));
    }),
    { numRuns },
  );
}, 600_000);
