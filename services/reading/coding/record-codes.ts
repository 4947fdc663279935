import type { Database } from '../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../platform/ids.ts';
import { redactor } from '../redaction/redact.ts';
import { type CodeFault, type Codes, codeFaults } from '../rubric/rubric.ts';
import { insertObservations, lockOwnTask, ownCodes } from './store/observations.ts';
import { insertVerdicts } from './store/proposals.ts';

export type CodesRecorded =
  | { readonly kind: 'recorded' }
  /** The same codes came before; sending them twice is harmless. */
  | { readonly kind: 'recorded_before' }
  | { readonly kind: 'coded_otherwise' }
  | { readonly kind: 'task_unknown' }
  | { readonly kind: 'faulty'; readonly faults: readonly CodeFault[] };

/** Number of a proposal → whether the coder confirms it; one that is left out is not judged. */
export type Verdicts = Readonly<Record<string, boolean>>;

/** Records all codes of one reply by its coder, at once, with what he says of the proposals. */
export async function recordCodes(
  db: Database,
  { taskId, coder, codes, verdicts = {} }: { taskId: CodingTaskId; coder: UserId; codes: Codes; verdicts?: Verdicts },
): Promise<CodesRecorded> {
  return db.transaction().execute(async (tx): Promise<CodesRecorded> => {
    const task = await lockOwnTask(tx, taskId, coder);
    if (task === null) return { kind: 'task_unknown' };
    if (task.coded) {
      const before = await ownCodes(tx, taskId, coder, task.round);
      const given = Object.entries(codes);
      const same = given.length === before.size && given.every(([item, value]) => before.get(item) === value);
      return { kind: same ? 'recorded_before' : 'coded_otherwise' };
    }
    const faults = codeFaults(task.rubric.items, codes);
    if (faults.length > 0) return { kind: 'faulty', faults };
    await insertObservations(tx, { taskId, round: task.round, coder, codes, redactor });
    await insertVerdicts(tx, { taskId, coder, verdicts });
    return { kind: 'recorded' };
  });
}
