import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, readManifest } from './manifest.ts';

/** The audit log's head as the newest backup in this folder noted it, in hex; null when none did. */
export async function headOfLastBackup(into: string): Promise<string | null> {
  const names = await readdir(into).catch(() => []);
  for (const name of names
    .filter((one) => /^\d{4}-\d\d-\d\d-\d{6}$/.test(one))
    .toSorted()
    .toReversed()) {
    const text = await readFile(join(into, name, MANIFEST_FILE), 'utf8').catch(() => '');
    const manifest = readManifest(text);
    if ('fault' in manifest || manifest.audit === undefined) continue;
    return manifest.audit.hash;
  }
  return null;
}
