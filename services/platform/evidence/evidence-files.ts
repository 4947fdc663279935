import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the bytes with this hash lie: one folder per campaign, so that a shredded campaign can be swept away whole. */
export function evidencePath(directory: string, campaignId: string | null, sha256: string): string {
  return join(directory, campaignId ?? 'installation', sha256.slice(0, 2), sha256);
}

/** Writes the whole file or nothing, and only returns when it is on the disk; a row may name it after that. */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (thrown) {
    await rm(draft, { force: true });
    throw thrown;
  }
}

/** A new name is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
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
