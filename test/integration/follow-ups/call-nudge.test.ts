import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { beginCall, callTasks, endCall } from '../../../services/field/follow-ups/make-call.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { newId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { attemptsOf, contact, days, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

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

  it('is not made while the studio rests from another campaign, and rests it for others itself', async () => {
    const elsewhere = async (domain: string, rules: { cooldownDays: number }) => {
      const { id: studioId } = await db
        .selectFrom('studios')
        .select('id')
        .where('domain', '=', domain)
        .executeTakeFirstOrThrow();
      return planInquiry(db, { studioId, rules });
    };
    const first = await taskOf('resting.test');
    await contact(db, (await elsewhere(first.domain, { cooldownDays: 0 })).attemptId);
    expect(await begin(first.task.taskId)).toEqual({ kind: 'refused', why: 'cool_down' });
    const second = await taskOf('called.test');
    await endCall(db, (await dial(second.task.taskId)).tryId, 'reached');
    // The letter was seven days ago: nothing but the call is younger than five.
    const { attemptId } = await elsewhere(second.domain, { cooldownDays: 5 });
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'cool_down' });
  });

  it('cannot be written down by a program that asked for no right to it', async () => {
    const { task, domain } = await taskOf('unasked.test');
    await db.insertInto('contact_suppressions').values({ domain, reason: 'asked', created_by: 'test' }).execute();
    const dialled = { id: newId<string>(), task_id: task.taskId, ordinal: 1, begun_at: new Date(), begun_by: 'nobody' };
    await expect(db.insertInto('call_tries').values(dialled).execute()).rejects.toMatchObject({ code: 'ZK083' });
  });
});
