import { join } from 'node:path';
import type { Client } from 'pg';
import { askingClient } from '../audit/store.ts';
import { verifyChain } from '../audit/verify-chain.ts';
import { migrate, migrateTo } from '../database/migrate.ts';
import { openConnection } from '../database/open-connection.ts';
import { ZerkaloError } from '../errors.ts';
import { evidencePath } from '../evidence/evidence-files.ts';
import { copyEvidence, exists } from './evidence-pool.ts';
import type { KeyCopy } from './key-copies.ts';
import type { Manifest } from './manifest.ts';
import { addReferences, dropReferences, emptyTables, loadTable, setCounter } from './store/copy-tables.ts';
import { loadCampaignKeys, namedFiles } from './store/keys.ts';
import { noteRestore } from './store/restores.ts';
import { isUsed, liveTables, references } from './store/tables.ts';

export type RestoreOrder = {
  databaseUrl: string;
  evidence: string;
  /** The folder of one backup; the pool of evidence lies beside it. */
  folder: string;
  manifest: Manifest;
  keys: readonly KeyCopy[];
  told: (what: string) => void;
};

/** `missing`: evidence that rows name, that should be readable, and that the pool does not have. */
export type Restored = { restoreId: number; rows: number; files: number; missing: string[]; withoutKey: number };

/**
 * Restores a whole backup into an empty database: schema of the backup's time, all tables in one transaction with sending stopped,
 * then the schema of this version, then evidence. What may have been sent since is not known here: the caller puts it in doubt.
 * @throws RESTORE_NOT_EMPTY when somebody works in the database, BACKUP_NEWER when this version does not know its schema
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { databaseUrl, manifest, told } = order;
  await migrateTo(databaseUrl, manifest.migrations);
  const client = await openConnection(databaseUrl);
  try {
    await client.query('begin');
    if (await isUsed(client)) throw notEmpty();
    const live = new Map((await liveTables(client)).map((table) => [table.name, table]));
    const links = await references(client);
    await dropReferences(client, links);
    await emptyTables(client, [...live.keys()]);
    let rows = 0;
    for (const { name, columns, rows: expected } of manifest.tables) {
      const loaded = await loadTable(client, order.folder, { name, columns });
      if (loaded !== expected) throw incomplete(name, loaded, expected);
      rows += loaded;
      told(`${name}: ${loaded} rows`);
    }
    await loadCampaignKeys(client, order.keys);
    await addReferences(client, links);
    for (const counter of manifest.counters) await setCounter(client, counter);
    if (manifest.audit !== undefined) await requireWholeLog(client, manifest.audit.hash);
    const restoreId = await noteRestore(client, manifest);
    await client.query('commit');
    await migrate(databaseUrl);
    const { copied, there } = await copyEvidence(join(order.folder, '..', 'evidence'), order.evidence, false, (count) =>
      told(`evidence: ${count.copied} files`),
    );
    return { restoreId, rows, files: copied + there, ...(await lacking(client, order)) };
  } finally {
    await client.end();
  }
}

async function lacking(
  client: Client,
  { evidence, keys }: RestoreOrder,
): Promise<Pick<Restored, 'missing' | 'withoutKey'>> {
  const withKey = new Set(keys.map(({ campaignId }) => campaignId));
  const missing: string[] = [];
  const lost = new Set<string>();
  for (const { campaignId, sha256 } of await namedFiles(client)) {
    if (campaignId !== null && !withKey.has(campaignId)) lost.add(campaignId);
    else if (!(await exists(evidencePath(evidence, campaignId, sha256)))) missing.push(sha256);
  }
  return { missing, withoutKey: lost.size };
}

/** The record of acts that was loaded must end with the hash that the manifest names, every act before it unchanged. */
async function requireWholeLog(client: Client, head: string): Promise<void> {
  const state = await verifyChain(askingClient(client), head);
  if (state.kind === 'whole') return;
  throw new ZerkaloError(
    'RESTORE_AUDIT',
    `the audit log of the backup is broken (${state.fault}${state.actId === null ? '' : `, act ${state.actId}`})`,
    'Nothing was restored. Take an older backup, and find out who changed the log: see docs/operator/backup.md.',
  );
}

function notEmpty(): ZerkaloError {
  return new ZerkaloError(
    'RESTORE_NOT_EMPTY',
    'the database already holds people, campaigns or mails',
    'Restore into an empty one: another DATABASE_URL, or ZERKALO_HOME in an empty folder.',
  );
}

function incomplete(table: string, loaded: number, expected: number): ZerkaloError {
  return new ZerkaloError(
    'RESTORE_INCOMPLETE',
    `table ${table} has ${loaded} rows instead of ${expected}`,
    'Nothing was restored. Check the backup, or take an older one.',
  );
}
