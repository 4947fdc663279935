import { join } from 'node:path';
import { runAttempt } from '../../../services/field/attempts/run-attempt.ts';
import { carryByMail } from '../../../services/field/mailer/carry-by-mail.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import type { AttemptId } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';

export type SenderOrder = { databaseUrl: string; home: string; port: number; attemptIds: readonly AttemptId[] };

/** Carries attempts by mail as a worker does, one after another, in a process that may be killed at any moment. */
async function send({ databaseUrl, home, port, attemptIds }: SenderOrder): Promise<void> {
  const db = openDatabase(databaseUrl, 2);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const smtp = { host: '127.0.0.1', port, secure: false, user: '', password: '' };
  const mail = carryByMail({
    db,
    masterKeys,
    directory: join(home, 'evidence'),
    smtp,
    map: [],
    publicUrl: 'https://audit.test',
  });
  const log = openLog('sender', 'error');
  for (const attemptId of attemptIds) {
    await runAttempt({ db, log, worker: `sender:${process.pid}`, carriers: { form: mail, mail } }, attemptId);
  }
  await db.destroy();
}

await send(JSON.parse(process.argv[2] ?? '{}') as SenderOrder);
process.exit();
