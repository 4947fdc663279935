import { join } from 'node:path';
import { bringsDocument } from '../services/field/follow-ups/answer.ts';
import { noteAnswer } from '../services/field/follow-ups/note-answer.ts';
import { type Answer, readMessage } from '../services/inbox/ingest/read-message.ts';
import { openMailParser } from '../services/inbox/mime/apart/mail-parser.ts';
import { shredWhatIsDue } from '../services/inbox/retention/shred-raw-mail.ts';
import type { Database } from '../services/platform/database/connect.ts';
import type { MessageId } from '../services/platform/ids.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { openAttachmentReader } from '../services/reading/attachments/apart/attachment-reader.ts';
import { type ReplyFile, readFiles } from '../services/reading/attachments/read-files.ts';
import { readReply } from '../services/reading/read-reply.ts';
import { runProcess } from './process-frame.ts';
import { repeat } from './repeat.ts';

/** Mails that are judged at once while the next one is parsed. */
const concurrency = 4;
/** Terms of raw mail are days: looking for what is over a few times an hour is enough. */
const shredEveryMs = 600_000;

/** Reads what came back, apart from the process that submits: a hostile mail may cost a parser its life, never an attempt its lease. */
await runProcess('reader', async ({ config, databaseUrl, db, log }) => {
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const parser = openMailParser();
  const files = openAttachmentReader();
  const readers = { parser, readFiles: (came: Parameters<typeof readFiles>[1]) => readFiles(files, came) };
  const messages = await queue.work('message.read', { concurrency }, async ({ messageId }) => {
    await readMessage({ db, log, evidence, ...readers, noteAnswer: readAndNote }, messageId as MessageId);
  });
  const retention = repeat(shredEveryMs, log, async () => {
    const campaigns = await shredWhatIsDue(evidence);
    if (campaigns > 0) log.info({ campaigns }, 'raw_mail.shredded');
  });
  return async () => {
    await retention.stop();
    await messages.stop();
    await parser.close();
    await files.close();
    await queue.close();
  };
});

/** What the reply says is read first: whether it offers anything belongs to the note that the contact keeps of it. */
async function readAndNote(tx: Database, answer: Answer, files: readonly ReplyFile[] | null): Promise<void> {
  const { prices, documents } = await readReply(tx, answer, files ?? []);
  const offers = prices > 0 || documents > 0 || bringsDocument(answer.letter.files);
  await noteAnswer(tx, { ...answer, source: 'mail', sourceId: answer.messageId, offers });
}
