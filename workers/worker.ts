import { hostname } from 'node:os';
import { join } from 'node:path';
import { runAttempt } from '../services/field/attempts/run-attempt.ts';
import { bringsDocument } from '../services/field/follow-ups/answer.ts';
import { noteAnswer } from '../services/field/follow-ups/note-answer.ts';
import { keepBrowser } from '../services/field/forms/browser-keeper.ts';
import { carryByForm } from '../services/field/forms/carry-by-form.ts';
import { carryByMail } from '../services/field/mailer/carry-by-mail.ts';
import { type Answer, readMessage } from '../services/inbox/ingest/read-message.ts';
import type { Database } from '../services/platform/database/connect.ts';
import { parseEgressMap } from '../services/platform/egress/egress-map.ts';
import { startEgressProxy } from '../services/platform/egress/egress-proxy.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import type { AttemptId, MessageId } from '../services/platform/ids.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { readReply } from '../services/reading/read-reply.ts';
import { runProcess } from './process-frame.ts';

/** Carries attempts by form and mail, and reads what came back. Any number of workers may run on any number of machines. */
await runProcess('worker', async ({ config, databaseUrl, db, log }) => {
  const reading = parseEgressMap(config.EGRESS_MAP ?? '');
  if (reading.kind === 'findings') {
    throw new ZerkaloError('CONFIG', `EGRESS_MAP: ${reading.findings.join('; ')}`, 'Write pattern=address:port,…');
  }
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
  const proxy = await startEgressProxy({ map: reading.map, log });
  const browsers = keepBrowser(config.BROWSER_EXECUTABLE, log);
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const carriers = {
    form: carryByForm({ ...evidence, browsers, proxy }),
    mail: carryByMail({ ...evidence, smtp: config.smtp }),
  };
  const worker = `${hostname()}:${process.pid}`;
  const attempts = await queue.work('attempt.run', { concurrency: config.WORKER_CONCURRENCY }, ({ attemptId }) =>
    runAttempt({ db, log, worker, carriers }, attemptId as AttemptId),
  );
  const messages = await queue.work('message.read', { concurrency: 2 }, async ({ messageId }) => {
    await readMessage({ db, log, evidence, noteAnswer: readAndNote }, messageId as MessageId);
  });
  return async () => {
    await Promise.all([attempts.stop(), messages.stop()]);
    await browsers.close();
    await proxy.close();
    await queue.close();
  };
});

/** What the reply says is read first: whether it offers anything belongs to the note that the contact keeps of it. */
async function readAndNote(tx: Database, answer: Answer): Promise<void> {
  const prices = await readReply(tx, answer);
  const offers = prices > 0 || bringsDocument(answer.letter.files);
  await noteAnswer(tx, { ...answer, source: 'mail', sourceId: answer.messageId, offers });
}
