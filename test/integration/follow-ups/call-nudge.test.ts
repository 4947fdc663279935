import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginCall, callTasks, endCall } from '../../../services/field/follow-ups/make-call.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { newId } from '../../../services/platform/ids.ts';
import { attemptsOf, days, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterAll(() => desk.close());

const byCall = (source: string): string => source.replace('share: "1" }', 'share: "1", by: call }');

async function taskOf(zone: string) {
  const field = await desk.fielded(zone, { studios: 1, edit: byCall });
  await desk.pass(days(7));
  await planFollowUps(db, 100);
  const [task] = await callTasks(db, field.campaignId);
  if (task === undefined) throw new Error('no call was planned');
  return { field, task, ...inquiryOf(field) };
}
const begin = (taskId: string) => beginCall(db, { taskId, tryId: newId<string>(), actor: 'operator' });
const dial = async (taskId: string) => {
  const begun = await begin(taskId);
  if (begun.kind !== 'begun') throw new Error(begun.why);
  return begun;
};

describe('a reminder by telephone', () => {
  it('is a task with the script and the studio’s number, and no letter is sent', async () => {
    const { task, inquiryId } = await taskOf('task.test');
    expect(task).toMatchObject({ inquiryId, phoneE164: expect.stringMatching(/^\+7812/), tries: 0, openTryId: null });
    expect(task.script).toContain('дошло ли письмо');
    expect(await attemptsOf(db, inquiryId, 'nudge')).toEqual([]);
  });

  it('is begun by one of two people and then settled by its outcome', async () => {
    const { task, field } = await taskOf('two.test');
    const begun = await Promise.all([begin(task.taskId), begin(task.taskId)]);
    expect(begun.map(({ kind }) => kind).sort()).toEqual(['begun', 'refused']);
    const [open] = await callTasks(db, field.campaignId);
    expect(await endCall(db, open?.openTryId ?? '', 'reached')).toBe(true);
    expect(await endCall(db, open?.openTryId ?? '', 'busy')).toBe(false);
    expect(await callTasks(db, field.campaignId)).toEqual([]);
    expect(await begin(task.taskId)).toEqual({ kind: 'refused', why: 'settled' });
    const nudged = await db
      .selectFrom('nudged_inquiries')
      .where('inquiry_id', '=', task.inquiryId)
      .selectAll()
      .execute();
    expect(nudged).toHaveLength(1);
  });

  it('is tried three times when nobody takes the call, which does not end the spontaneous clock', async () => {
    const { task } = await taskOf('nobody.test');
    for (const outcome of ['no_answer', 'busy', 'no_answer'] as const) {
      await endCall(db, (await dial(task.taskId)).tryId, outcome);
    }
    expect(await begin(task.taskId)).toEqual({ kind: 'refused', why: 'settled' });
    const nudged = await db
      .selectFrom('nudged_inquiries')
      .where('inquiry_id', '=', task.inquiryId)
      .selectAll()
      .execute();
    expect(nudged).toEqual([]);
  });

  it('is not made once the studio answered, opted out, or the window is over', async () => {
    const answered = await taskOf('answered.test');
    await noteNow(db, answered.inquiryId);
    expect(await begin(answered.task.taskId)).toEqual({ kind: 'refused', why: 'overtaken' });
    const gone = await taskOf('gone.test');
    await db
      .insertInto('contact_suppressions')
      .values({ domain: gone.domain, reason: 'asked', created_by: 'test' })
      .execute();
    expect(await begin(gone.task.taskId)).toEqual({ kind: 'refused', why: 'opted_out' });
    const late = await taskOf('late.test');
    await desk.pass(days(30));
    expect(await begin(late.task.taskId)).toEqual({ kind: 'refused', why: 'not_now' });
    expect(await begin(newId<string>())).toEqual({ kind: 'refused', why: 'task_unknown' });
  });

  it('is not made over the burden cap, or while all sending is stopped', async () => {
    const { task, attemptId } = await taskOf('over.test');
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    expect(await begin(task.taskId)).toEqual({ kind: 'refused', why: 'sending_stopped' });
    await db.updateTable('sending_switch').set({ stopped: false }).execute();
    await db.updateTable('attempts').set({ burden_minutes: 13 }).where('id', '=', attemptId).execute();
    expect(await begin(task.taskId)).toEqual({ kind: 'refused', why: 'over_cap' });
  });
});
