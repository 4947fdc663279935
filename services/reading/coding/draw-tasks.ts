import type { Database } from '../../platform/database/connect.ts';
import { type CodingTaskId, type MessageId, newId } from '../../platform/ids.ts';
import { isDoubleCoded, topUpDoubleCoding } from '../rubric/draw-double-coding.ts';
import { closedWavesWithSingles, insertTasks, type NewTask, undrawnReplies } from './store/tasks.ts';

/**
 * Draws the tasks of replies that came since the last draw: each is coded once, a seeded share twice, and once a wave is closed so
 * many more that the least number is reached. Running it twice, or twice at the same time, draws the same.
 */
export async function drawTasks(db: Database): Promise<void> {
  const fresh = await undrawnReplies(db);
  await insertTasks(
    db,
    fresh.flatMap(({ messageId, seed, share }) => [
      task(messageId, 1),
      ...(isDoubleCoded(seed, share, messageId) ? [task(messageId, 2)] : []),
    ]),
  );
  for (const { seed, drawn, twice } of await closedWavesWithSingles(db)) {
    const more = topUpDoubleCoding(seed, drawn, new Set(twice));
    await insertTasks(
      db,
      more.map((messageId) => task(messageId as MessageId, 2)),
    );
  }
}

function task(messageId: MessageId, pass: 1 | 2): NewTask {
  return { id: newId<CodingTaskId>(), messageId, pass };
}
