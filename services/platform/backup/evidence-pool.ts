import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { evidencePath } from '../evidence/evidence-files.ts';
import { headOf } from '../evidence/rewrap-files.ts';

export type PoolCount = { copied: number; there: number };

/**
 * Copies evidence files that `to` lacks, so that all backups share one pool and only what is new is copied; a copy has its name when all
 * of it is on the disk. What a file says never changes; a rotation of the master key writes its head anew.
 * @param follow whether to copy a file again whose head is another one
 */
export async function copyEvidence(
  from: string,
  to: string,
  follow: boolean,
  told: (count: PoolCount) => void,
): Promise<PoolCount> {
  const count = { copied: 0, there: 0 };
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    // A name with a point is a draft that was never finished.
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if ((await exists(target)) && !(follow && (await wrappedAnew(source, target)))) count.there += 1;
    else {
      await copyWhole(source, target);
      count.copied += 1;
    }
    if ((count.copied + count.there) % 500 === 0) told(count);
  }
  return count;
}

/** Removes what nobody may be able to read any more: files of campaigns whose key is destroyed, and erased ones. */
export async function forget(pool: string, campaigns: readonly string[], erased: readonly string[]): Promise<void> {
  for (const campaignId of campaigns) await rm(join(pool, campaignId), { recursive: true, force: true });
  for (const sha256 of erased) await rm(evidencePath(pool, null, sha256), { force: true });
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Files of campaigns are sealed by keys that do not lie in them. */
async function wrappedAnew(source: string, copy: string): Promise<boolean> {
  if (!source.includes(`${sep}installation${sep}`)) return false;
  const head = await headOf(source);
  return head.byteLength > 0 && !head.equals(await headOf(copy));
}

async function copyWhole(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = `${target}.copying`;
  await copyFile(source, draft, constants.COPYFILE_FICLONE);
  const file = await open(draft, 'r');
  await file.sync().finally(() => file.close());
  await rename(draft, target);
}
