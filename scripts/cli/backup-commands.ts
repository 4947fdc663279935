import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSwitch } from '../../services/api/sending/store.ts';
import { doubtContacts } from '../../services/field/attempts/store/doubt.ts';
import { askingPool } from '../../services/platform/audit/store.ts';
import { verifyChain } from '../../services/platform/audit/verify-chain.ts';
import { checkBackup } from '../../services/platform/backup/check-backup.ts';
import { makeBackup } from '../../services/platform/backup/make-backup.ts';
import { headOfLastBackup } from '../../services/platform/backup/noted-head.ts';
import { type Restored, restoreBackup } from '../../services/platform/backup/restore-backup.ts';
import type { Config } from '../../services/platform/config.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { brokenLine } from './audit-log-commands.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { openRuntime } from './runtime.ts';
import { outputOf, withDatabase } from './with-database.ts';

type BackupOptions = { keys: string; final: boolean };

/** `zerkalo backup` and `zerkalo restore`. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .argument('<folder>', 'where backups are collected; each gets a folder named by its time')
    .requiredOption('--keys <folder>', "where the campaigns' keys go, apart from the backups")
    .option('--final', 'the last one before a move: sending must be stopped, and stays so here', false)
    .description('back up database and evidence while everything runs; the master key is yours to keep')
    .action((folder: string, options: BackupOptions, command: Command) => backup(folder, options, command));
  program
    .command('restore')
    .argument('<backup>', 'the folder of one backup')
    .requiredOption('--keys <folder>', "where the campaigns' keys lie")
    .option('--check', 'only check that it can be restored', false)
    .description('restore a backup into an empty database; sending stays stopped until you start it')
    .action((folder: string, options: { keys: string; check: boolean }, command: Command) =>
      restore(folder, options, command),
    );
}

async function backup(folder: string, { keys, final }: BackupOptions, command: Command): Promise<void> {
  await withDatabase(command, async ({ db, runtime, output }) => {
    if (final && !(await readSwitch(db)).stopped) {
      output.complain(
        'a final backup needs sending to be stopped: zerkalo stop --as … --reason "moving"; leave it so here',
      );
      return exitCode.refused;
    }
    const log = await verifyChain(askingPool(db), await headOfLastBackup(folder));
    const made = await makeBackup({
      databaseUrl: runtime.databaseUrl,
      evidence: evidenceOf(runtime.config),
      into: folder,
      keys,
      final,
      now: new Date(),
      told: (what) => output.progress(what),
    });
    const { copied, there } = made.evidence;
    output.say(
      `${made.folder}: ${made.rows} rows of ${made.tables} tables, ${copied} new files of evidence, ${there} known`,
    );
    output.say(`keep the master key apart from both: ${masterKeyOf(runtime.config)}`);
    output.answer(made);
    if (log.kind === 'whole') return exitCode.ok;
    output.complain(`${brokenLine(log)}; keep the backup before this one, and see docs/operator/backup.md`);
    return exitCode.findings;
  });
}

async function restore(
  folder: string,
  { keys, check }: { keys: string; check: boolean },
  command: Command,
): Promise<void> {
  const output = outputOf(command);
  const runtime = await openRuntime();
  try {
    process.exitCode = await restored(folder, keys, check, output, runtime.databaseUrl, runtime.config);
  } finally {
    await runtime.stop();
  }
}

async function restored(
  folder: string,
  keys: string,
  checkOnly: boolean,
  output: Output,
  databaseUrl: string,
  config: Config,
): Promise<number> {
  const masterKeys = await openMasterKeys(masterKeyOf(config));
  const checked = await checkBackup(folder, keys, new Set(masterKeys.all.keys()));
  if (checked.kind === 'damaged') {
    for (const fault of checked.faults) output.complain(fault);
    for (const other of await namesNear(folder)) output.complain(`there is also ${other}`);
    output.complain('nothing was restored');
    output.answer(checked);
    return exitCode.refused;
  }
  const { manifest } = checked;
  if (checkOnly) {
    output.say(`whole: made at ${manifest.madeAt}, ${manifest.tables.length} tables, ${manifest.evidenceFiles} files`);
    output.answer({ kind: 'whole', madeAt: manifest.madeAt });
    return exitCode.ok;
  }
  const order = { databaseUrl, evidence: evidenceOf(config), folder, manifest, keys: checked.keys };
  const done = await restoreBackup({ ...order, told: (what) => output.progress(what) });
  await migrateQueue(databaseUrl);
  const doubts = manifest.final ? { attempts: 0, followUps: 0 } : await doubt(databaseUrl, done.restoreId);
  tell(output, done, doubts);
  output.answer({ ...done, doubts });
  return done.missing.length > 0 || done.withoutKey > 0 ? exitCode.findings : exitCode.ok;
}

async function doubt(databaseUrl: string, restoreId: number): Promise<{ attempts: number; followUps: number }> {
  const db = openDatabase(databaseUrl, 1);
  return doubtContacts(db, restoreId).finally(() => db.destroy());
}

function tell(output: Output, done: Restored, doubts: { attempts: number; followUps: number }): void {
  output.say(`restored ${done.rows} rows and ${done.files} files of evidence; sending is STOPPED`);
  if (doubts.attempts + doubts.followUps > 0) {
    output.say(
      `${doubts.attempts} letters may have been sent since the backup: they are uncertain and never tried again`,
    );
    output.say(`${doubts.followUps} follow-ups may have been sent since the backup: they are left out`);
  }
  for (const sha256 of done.missing.slice(0, 20)) output.complain(`evidence ${sha256} is not in the backup`);
  if (done.missing.length > 20) output.complain(`… and ${done.missing.length - 20} more files of evidence`);
  if (done.withoutKey > 0)
    output.complain(`the keys of ${done.withoutKey} campaigns are missing: their evidence cannot be read`);
  output.say('look at the campaigns, then start sending: zerkalo stop --resume --as … --reason …');
}

async function namesNear(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^\d{4}-\d\d-\d\d-\d{6}$/.test(name)).map((name) => join(folder, name));
}

const masterKeyOf = (config: Config): string => config.MASTER_KEY_FILE ?? join(config.home, 'master.key');
const evidenceOf = (config: Config): string => join(config.home, 'evidence');
