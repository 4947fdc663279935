import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../sync-folder.ts';

/** Where the bytes with this hash lie: one folder per campaign, so that a shredded campaign can be swept away whole. */
export function evidencePath(directory: string, campaignId: string | null, sha256: string): string {
  return join(directory, campaignId ?? 'installation', sha256.slice(0, 2), sha256);
}

export type WholeFile = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Writes each file whole or not at all, and only returns when all are on the disk; rows may name them after that. All get their names
 * before the first folder is synced: the disk is waited for once for many names.
 */
export async function writeOnce(files: readonly WholeFile[]): Promise<void> {
  const drafts = files.map(({ path, bytes }) => ({ path, bytes, draft: `${path}.${randomUUID()}` }));
  const folders = [...new Set(files.map(({ path }) => dirname(path)))];
  try {
    await together(folders, (folder) => mkdir(folder, { recursive: true, mode: 0o700 }));
    await together(drafts, ({ draft, bytes }) => writeDraft(draft, bytes));
    await together(drafts, ({ draft, path }) => rename(draft, path));
    await together(folders, syncFolder);
  } catch (thrown) {
    await together(drafts, ({ draft }) => rm(draft, { force: true }));
    throw thrown;
  }
}

/** All of them side by side, each to its end; then the first failure, if any. */
async function together<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const ends = await Promise.allSettled(items.map(act));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function writeDraft(draft: string, bytes: Uint8Array): Promise<void> {
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => missing(error),
  );
}

export async function readIfThere(path: string): Promise<Buffer | false> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => missing(error));
}

/** False when it was gone already. */
export async function removeFile(path: string): Promise<boolean> {
  return rm(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => missing(error),
  );
}

/** A folder that was never written and a file that was swept away are answers; a broken disk is not. */
function missing(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false;
  throw error;
}
