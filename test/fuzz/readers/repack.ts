import { attachmentLimits } from '../../../services/reading/attachments/attachment-limits.ts';
import { openArchive, unpack } from '../../../services/reading/attachments/unpack/unpack.ts';
import { type ZipPart, zipFile } from '../../support/zip-file.ts';
import type { Dice } from '../dice.ts';
import { mutated } from './mutate.ts';

/** A ZIP of the seeds (office files are such) with one part changed before it is packed again: flips in packed bytes end at the checksum. */
export async function repacked(seeds: readonly Buffer[], dice: Dice): Promise<Buffer> {
  const packed = seeds.filter((seed) => seed.subarray(0, 2).toString('latin1') === 'PK');
  if (packed.length === 0) return mutated(seeds, dice);
  const parts = await partsOf(dice.pick(packed));
  const at = dice.int(Math.max(1, parts.length));
  const crowd = dice.percent(5) ? dice.int(3_000) : 0;
  return zipFile([
    ...parts.map((part, n) => (n === at ? changedPart(part, parts, dice) : part)),
    ...Array.from({ length: crowd }, (_, n) => ({ name: `${n}.txt`, bytes: 'x' })),
  ]);
}

function changedPart({ name, bytes }: ZipPart, parts: readonly ZipPart[], dice: Dice): ZipPart {
  if (dice.percent(10))
    return { name: dice.pick(['', '/', '../x', 'a\0b', 'x'.repeat(5_000), parts[0]?.name ?? '']), bytes };
  const changed = mutated([Buffer.from(bytes)], dice);
  return dice.percent(10) ? { name, bytes: changed, saidSize: dice.int(2 ** 31) } : { name, bytes: changed };
}

async function partsOf(zip: Buffer): Promise<ZipPart[]> {
  const opened = await openArchive(zip);
  if (opened.kind !== 'open') return [];
  const unpacked = await unpack(opened.archive, () => true, { left: attachmentLimits.unpackedBytes });
  if (unpacked.kind !== 'parts') return [];
  return [...unpacked.parts].map(([name, bytes]) => ({ name, bytes }));
}
