import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { masterKeyOf, rewrapped } from '../vault/installation-box.ts';
import { boundTo, type EvidenceDeps } from './evidence.ts';
import { evidencePath, readIfThere, writeOnce } from './evidence-files.ts';
import { holdingFile } from './store.ts';

const headBytes = 8 + 61;

/** How many files under the installation's key need each master key, by its id. Only their first bytes are read. */
export async function fileKeysInUse(directory: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const sha256 of await installationFiles(directory)) {
    const id = masterKeyOf(await headOf(evidencePath(directory, null, sha256)));
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/**
 * Wraps the data keys of files under the installation's key by the current master key. Each file is replaced whole, and never one that
 * was erased meanwhile. Returns how many could not be opened: their master key is gone, or they are damaged.
 */
export async function rewrapFiles(deps: EvidenceDeps, told: (count: number) => void): Promise<number> {
  let [done, closed] = [0, 0];
  for (const sha256 of await installationFiles(deps.directory)) {
    const path = evidencePath(deps.directory, null, sha256);
    if (masterKeyOf(await headOf(path)) === deps.masterKeys.current.id) continue;
    const outcome = await holdingFile(deps.db, sha256, async () => {
      const box = await readIfThere(path);
      if (box === false) return 'gone';
      const next = rewrapped(deps.masterKeys, box, boundTo(null, sha256));
      if (next !== undefined) await writeOnce([{ path, bytes: next }]);
      return next === undefined ? 'closed' : 'done';
    });
    if (outcome === 'done') told(++done);
    if (outcome === 'closed') closed += 1;
  }
  return closed;
}

/** Names of all sealed files that belong to no campaign. */
async function installationFiles(directory: string): Promise<string[]> {
  const entries = await readdir(join(directory, 'installation'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  // A name with a point is a draft that was never finished.
  return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map(({ name }) => name);
}

/** The part of a sealed file that names its master key and holds its wrapped data key; empty when the file is gone. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return Buffer.alloc(0);
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
