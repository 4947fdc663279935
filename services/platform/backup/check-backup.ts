import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exists } from './evidence-pool.ts';
import { type KeyCopy, readKeyCopies } from './key-copies.ts';
import { MANIFEST_FILE, type Manifest, readManifest } from './manifest.ts';
import { tableFile } from './store/copy-tables.ts';

export type CheckedBackup =
  | { kind: 'whole'; manifest: Manifest; keys: KeyCopy[] }
  | { kind: 'damaged'; faults: string[] };

/**
 * Reads a backup without restoring it: every table against its hash, every key. All faults at once.
 * @param masterKeyIds the master keys at hand; a campaign's key that none of them opens is a fault
 */
export async function checkBackup(
  folder: string,
  keysFolder: string,
  masterKeyIds: ReadonlySet<string>,
): Promise<CheckedBackup> {
  const path = join(folder, MANIFEST_FILE);
  if (!(await exists(path))) {
    return {
      kind: 'damaged',
      faults: [`${folder} holds no ${MANIFEST_FILE}: it is no backup, or one that did not end`],
    };
  }
  const manifest = readManifest(await readFile(path, 'utf8'));
  if ('fault' in manifest) return { kind: 'damaged', faults: [`${MANIFEST_FILE}: ${manifest.fault}`] };
  const faults: string[] = [];
  for (const table of manifest.tables) {
    const found = await hashOf(tableFile(folder, table.name));
    if (found === null) faults.push(`table ${table.name} is missing`);
    else if (found !== table.sha256) faults.push(`table ${table.name} is damaged: its hash differs`);
  }
  const { keys, damaged } = await readKeyCopies(keysFolder);
  faults.push(...damaged.map((name) => `key ${name} is damaged`));
  for (const { campaignId, masterKeyId, wrappedKey } of keys) {
    if (wrappedKey === null || masterKeyIds.has(masterKeyId)) continue;
    faults.push(
      `the key of campaign ${campaignId} needs master key ${masterKeyId}, which is not in the master key file`,
    );
  }
  for (const id of manifest.masterKeys ?? []) {
    if (!masterKeyIds.has(id)) faults.push(`the backup needs master key ${id}, which is not in the master key file`);
  }
  return faults.length > 0 ? { kind: 'damaged', faults } : { kind: 'whole', manifest, keys };
}

async function hashOf(path: string): Promise<string | null> {
  if (!(await exists(path))) return null;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
