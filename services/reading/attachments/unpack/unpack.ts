import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { attachmentLimits } from '../attachment-limits.ts';
import { entryName } from './entry-name.ts';

/** Parts of an archive by their path. */
export type Parts = ReadonlyMap<string, Uint8Array>;
/** What may still be unpacked for one attachment; shared by the archives within it. */
export type UnpackBudget = { left: number };
export type UnpackRefusal = 'damaged' | 'encrypted' | 'too_many_files' | 'unpacks_too_large';
export type Archive = {
  readonly names: readonly string[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly zip: ZipFile;
};
type Refused = { readonly kind: 'refused'; readonly why: UnpackRefusal };

/** Reads the directory of an archive, not its files. Of two entries of one path the last counts, as in office programs. */
export async function openArchive(bytes: Uint8Array): Promise<{ kind: 'open'; archive: Archive } | Refused> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names are decoded here: archives of Russian programs name their files in code page 866.
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    if (zip.entryCount > attachmentLimits.zipEntries) return refused('too_many_files');
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry.fileNameRaw, entry.generalPurposeBitFlag);
      if (name !== '' && !name.endsWith('/')) entries.set(name, entry);
    }
    return { kind: 'open', archive: { names: [...entries.keys()], entries, zip } };
  } catch {
    return refused('damaged');
  }
}

/**
 * Unpacks the wanted files of an archive, at most as many bytes as the budget holds. What an entry says of its size decides
 * beforehand, what comes out of it decides in the end.
 */
export async function unpack(
  { entries, zip }: Archive,
  wanted: (name: string) => boolean,
  budget: UnpackBudget,
): Promise<{ kind: 'parts'; parts: Parts } | Refused> {
  const parts = new Map<string, Uint8Array>();
  for (const [name, entry] of entries) {
    if (!wanted(name)) continue;
    if (entry.isEncrypted()) return refused('encrypted');
    if (isBomb(entry) || entry.uncompressedSize > budget.left) return refused('unpacks_too_large');
    try {
      const bytes = await inflate(zip, entry, budget);
      if (bytes === null) return refused('unpacks_too_large');
      parts.set(name, bytes);
    } catch {
      return refused('damaged');
    }
  }
  return { kind: 'parts', parts };
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  const { ratio, ratioFrom } = attachmentLimits;
  return uncompressedSize > ratioFrom && uncompressedSize > ratio * Math.max(1, compressedSize);
}

async function inflate(zip: ZipFile, entry: Entry, budget: UnpackBudget): Promise<Uint8Array | null> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    budget.left -= chunk.length;
    if (budget.left < 0) {
      stream.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(why: UnpackRefusal): Refused {
  return { kind: 'refused', why };
}
