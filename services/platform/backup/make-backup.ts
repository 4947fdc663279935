import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Client } from 'pg';
import { askingClient, auditHead } from '../audit/store.ts';
import { openConnection } from '../database/open-connection.ts';
import { ZerkaloError } from '../errors.ts';
import { fileKeysInUse } from '../evidence/rewrap-files.ts';
import { copyEvidence, forget } from './evidence-pool.ts';
import { readKeyCopies, writeKeyCopies } from './key-copies.ts';
import { folderNameOf, MANIFEST_FILE, type Manifest } from './manifest.ts';
import { writeTable } from './store/copy-tables.ts';
import { campaignKeys, erasedFiles, masterKeysInTables } from './store/keys.ts';
import { counters, liveTables, migrationsRun } from './store/tables.ts';

export type BackupOrder = {
  databaseUrl: string;
  /** Sealed files of the installation (`<home>/evidence`). */
  evidence: string;
  /** Where backups are collected; each gets a folder of its own, all share one pool of evidence. */
  into: string;
  /** Where the campaigns' keys go: another folder, better another disk. */
  keys: string;
  final: boolean;
  now: Date;
  told: (what: string) => void;
};

export type BackupMade = { folder: string; tables: number; rows: number; evidence: { copied: number; there: number } };

/**
 * Backs up everything but the master key. The tables are read in one snapshot while the processes go on; evidence is copied after
 * them, since a file is always there before its row. A folder without a manifest is a backup that did not end.
 */
export async function makeBackup(order: BackupOrder): Promise<BackupMade> {
  keepApart(order.into, order.keys);
  const folder = join(order.into, folderNameOf(order.now));
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const client = await openConnection(order.databaseUrl);
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const tables: Manifest['tables'] = [];
    for (const table of await liveTables(client)) {
      // The keys go apart, or their destruction could not reach this copy.
      if (table.name === 'campaign_keys') continue;
      tables.push(await writeTable(client, folder, table));
      order.told(`${table.name}: ${tables.at(-1)?.rows ?? 0} rows`);
    }
    await writeKeyCopies(order.keys, await campaignKeys(client));
    const pool = join(order.into, 'evidence');
    const evidence = await copyEvidence(order.evidence, pool, true, ({ copied, there }) =>
      order.told(`evidence: ${copied} files copied, ${there} were there`),
    );
    const { keys } = await readKeyCopies(order.keys);
    const destroyed = keys.filter(({ wrappedKey }) => wrappedKey === null).map(({ campaignId }) => campaignId);
    await forget(pool, destroyed, await erasedFiles(client));
    const audit = await auditHead(askingClient(client));
    await writeManifest(folder, {
      format: 1,
      madeAt: order.now.toISOString(),
      final: order.final,
      migrations: await migrationsRun(client),
      tables,
      counters: await counters(client),
      evidenceFiles: evidence.copied + evidence.there,
      ...(audit === null ? {} : { audit }),
      masterKeys: await masterKeysNeeded(client, pool),
    });
    return { folder, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), evidence };
  } finally {
    await client.end();
  }
}

/** Ids of the master keys that open what is in this backup; campaigns' keys beside it name theirs themselves. */
async function masterKeysNeeded(client: Client, pool: string): Promise<string[]> {
  const ids = [...(await masterKeysInTables(client)), ...(await fileKeysInUse(pool)).keys()];
  return [...new Set(ids)].toSorted();
}

/** Keys inside the backup would let whoever has the backup read what was to be forgotten. */
function keepApart(into: string, keys: string): void {
  const inside = (outer: string, inner: string): boolean => !relative(resolve(outer), resolve(inner)).startsWith('..');
  if (!inside(into, keys) && !inside(keys, into)) return;
  throw new ZerkaloError(
    'BACKUP_KEYS',
    'the keys would lie beside what they open',
    'Name a folder for the keys that is not inside the folder of the backups, better on another disk.',
  );
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, MANIFEST_FILE);
  await writeFile(`${path}.draft`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.draft`, path);
}
