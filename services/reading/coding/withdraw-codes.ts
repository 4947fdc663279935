import type { Database } from '../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../platform/ids.ts';
import { insertWithdrawal, lockForWithdrawal } from './store/withdrawals.ts';

export type CodesWithdrawn =
  | { readonly kind: 'withdrawn' }
  /** The task is open with its coder: it was taken back before. */
  | { readonly kind: 'withdrawn_before' }
  | { readonly kind: 'task_unknown' }
  /** A third settled the reply, the agreement of the wave is shown, or a release was built: what others have met stays. */
  | { readonly kind: 'codes_met' };

/**
 * Takes back all codes of one reply by their coder, with what he said of the proposals. Nothing is deleted: the codes stay as facts of an
 * earlier round, the withdrawal is a fact beside them, and the reply is the coder's next one again.
 */
export async function withdrawCodes(
  db: Database,
  { taskId, coder }: { taskId: CodingTaskId; coder: UserId },
): Promise<CodesWithdrawn> {
  return db.transaction().execute(async (tx): Promise<CodesWithdrawn> => {
    const task = await lockForWithdrawal(tx, taskId, coder);
    if (task === null) return { kind: 'task_unknown' };
    if (!task.coded) return { kind: task.round > 1 ? 'withdrawn_before' : 'task_unknown' };
    if (task.met) return { kind: 'codes_met' };
    await insertWithdrawal(tx, { taskId, coder, round: task.round });
    return { kind: 'withdrawn' };
  });
}
