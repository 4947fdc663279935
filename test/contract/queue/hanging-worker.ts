import { openLog } from '../../../services/platform/log.ts';
import { openQueue } from '../../../services/platform/queue/queue.ts';

// A worker that takes a wake, says so on standard output and never ends: the test kills it. Arguments: lock, database, queue.
const [, , lockMs, databaseUrl, queueUrl] = process.argv;
if (databaseUrl === undefined) throw new Error('usage: hanging-worker <lockMs> <databaseUrl> [queueUrl]');
const log = openLog('hanging-worker', 'warn');
const queue = await openQueue({ queueUrl, databaseUrl, log });
await queue.work('attempt.run', { concurrency: 1, lockMs: Number(lockMs) }, async ({ attemptId }) => {
  process.stdout.write(`${attemptId}\n`);
  await new Promise(() => setInterval(() => undefined, 1_000));
});
