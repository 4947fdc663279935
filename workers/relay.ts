import { dueAttempts } from '../services/field/attempts/store/due.ts';
import { sweepLeases } from '../services/field/attempts/store/sweep.ts';
import { planFollowUps } from '../services/field/follow-ups/plan-follow-ups.ts';
import { openMessages } from '../services/inbox/store/work.ts';
import { listen } from '../services/platform/database/listen.ts';
import { messageOf } from '../services/platform/errors.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { runProcess } from './process-frame.ts';
import { repeat } from './repeat.ts';

const everyMs = 1_000;
const batch = 200;
/** A hint of a message that was lost with its reader is given again after this many milliseconds. */
const rewakeMs = 5_000;

/** Derives due work from the tables and wakes workers for it; takes over what dead workers left. Two relays do no harm. */
await runProcess('relay', async ({ config, databaseUrl, db, log }) => {
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const loop = repeat(everyMs, log, async () => {
    const swept = await sweepLeases(db);
    if (swept.replanned + swept.uncertain > 0) log.warn(swept, 'attempt.swept');
    // A campaign whose follow-ups cannot be planned must not keep others from being sent.
    const planned = await planFollowUps(db, batch).catch((thrown: unknown) => {
      log.error({ error: messageOf(thrown), err: thrown }, 'follow_ups.failed');
      return { confirmed: 0, planned: 0, leftOut: 0 };
    });
    if (planned.confirmed + planned.planned + planned.leftOut > 0) log.info(planned, 'follow_ups.planned');
    const due = await dueAttempts(db, batch);
    // One hint for each claim: what waits long behind slow sites is not hinted at again and again. Of a worker that died, the fence has grown.
    await queue.wakeMany(
      'attempt.run',
      due.map(({ attemptId, fence }) => ({ id: `${attemptId}-${fence}`, data: { attemptId } })),
    );
    const turn = Math.floor(Date.now() / rewakeMs);
    const unread = await openMessages(db, batch);
    await queue.wakeMany(
      'message.read',
      unread.map((messageId) => ({ id: `${messageId}-${turn}`, data: { messageId } })),
    );
  });
  // Time moved, or somebody planned what is due at once: neither waits for the pause between rounds.
  const heard = await Promise.all(['field_clock', 'attempts_due'].map((name) => listen(databaseUrl, name, loop.now)));
  return async () => {
    await Promise.all(heard.map((unlisten) => unlisten()));
    await loop.stop();
    await queue.close();
  };
});
