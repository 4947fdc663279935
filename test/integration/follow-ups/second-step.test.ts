import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { stopAsking } from '../../../services/field/follow-ups/stop-asking.ts';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import {
  answer,
  attemptsOf,
  days,
  decisionOf,
  type FieldDesk,
  inquiryOf,
  note,
  noteNow,
  openFieldDesk,
} from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterAll(() => desk.close());

const fresh = async (zone: string, edit?: (source: string) => string) =>
  inquiryOf(await desk.fielded(zone, { studios: 1, ...(edit === undefined ? {} : { edit }) }));

const onlyAttempt = async (inquiryId: Parameters<typeof attemptsOf>[1]) => {
  const [attempt, second] = await attemptsOf(db, inquiryId, 'second_step');
  if (attempt === undefined || second !== undefined) throw new Error('not exactly one second step');
  return attempt;
};

describe('the second step', () => {
  it('is planned once, even if the answer is read twice', async () => {
    const { inquiryId } = await fresh('twice.test');
    const noted = await answer(db, inquiryId);
    expect(await note(db, noted)).toEqual({ confirmed: 0, secondStep: 'planned' });
    expect(await note(db, noted)).toEqual({ confirmed: 0, secondStep: 'untouched' });
    expect(await onlyAttempt(inquiryId)).toMatchObject({ state: 'planned' });
    const notes = await db.selectFrom('noted_answers').where('inquiry_id', '=', inquiryId).selectAll().execute();
    expect(notes).toHaveLength(1);
  });

  it('is planned once when several answers are read at the same moment', async () => {
    const { inquiryId } = await fresh('at-once.test');
    const noted = await Promise.all(Array.from({ length: 4 }, () => noteNow(db, inquiryId)));
    expect(noted.filter(({ secondStep }) => secondStep === 'planned')).toHaveLength(1);
    await onlyAttempt(inquiryId);
  });

  it('follows the first letter of a person; machines and calls decide nothing', async () => {
    const { inquiryId } = await fresh('machines.test');
    await noteNow(db, inquiryId, { kind: 'auto_ack' });
    await noteNow(db, inquiryId, { kind: 'newsletter' });
    await noteNow(db, inquiryId, { source: 'call', kind: 'answered_call', letter: null, method: 'phone' });
    expect(await decisionOf(db, inquiryId, 'second_step')).toBeUndefined();
    await noteNow(db, inquiryId, { kind: 'human_redirect' });
    expect(await decisionOf(db, inquiryId, 'second_step')).toBe('planned: human_redirect');
  });

  it('is due some working hours later and never within a day of the first letter', async () => {
    const { inquiryId } = await fresh('due.test');
    const { now } = await fieldTime(db);
    await noteNow(db, inquiryId);
    const { dueAt } = await onlyAttempt(inquiryId);
    expect(dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + days(1) + 2 * 3_600_000);
  });

  it('is never sent after a decline, not even when the studio writes again', async () => {
    const { inquiryId } = await fresh('decline.test');
    expect(await noteNow(db, inquiryId, { kind: 'human_decline' })).toMatchObject({ secondStep: 'left_out' });
    expect(await noteNow(db, inquiryId)).toMatchObject({ secondStep: 'untouched' });
    expect(await attemptsOf(db, inquiryId, 'second_step')).toEqual([]);
    expect(await decisionOf(db, inquiryId, 'second_step')).toBe('left_out: declined');
  });

  it.each([
    ['switched_off', (source: string) => source.replace('secondStep: true', 'secondStep: false'), {}],
    ['window_over', undefined, { at: new Date('2032-01-01T00:00:00Z') }],
  ] as const)('is left out: %s', async (why, edit, changes) => {
    const { inquiryId } = await fresh(`${why.replace('_', '-')}.test`, edit);
    await noteNow(db, inquiryId, changes);
    expect(await decisionOf(db, inquiryId, 'second_step')).toBe(`left_out: ${why}`);
  });

  it('is never sent to a studio that has begun unpaid work', async () => {
    const { inquiryId } = await fresh('unpaid.test');
    const { letter } = await answer(db, inquiryId);
    const text = 'Мы уже нарисовали для вас макет главной страницы.';
    await noteNow(db, inquiryId, { letter: letter && { ...letter, text } });
    expect(await decisionOf(db, inquiryId, 'second_step')).toBe('left_out: asking_stopped');
    const stops = await db.selectFrom('asking_stops').where('inquiry_id', '=', inquiryId).selectAll().execute();
    expect(stops).toMatchObject([{ reason: 'unpaid_work', evidence: expect.stringContaining('макет') }]);
  });

  it('that is planned is refused at the claim when the studio then declines', async () => {
    const { inquiryId } = await fresh('later-decline.test');
    await noteNow(db, inquiryId);
    await noteNow(db, inquiryId, { kind: 'human_decline' });
    await desk.pass(days(4));
    const { attemptId } = await onlyAttempt(inquiryId);
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'declined' });
  });

  it('that is planned is refused when a person stops the asking, once and for ever', async () => {
    const { inquiryId } = await fresh('stopped.test');
    await noteNow(db, inquiryId);
    const stop = { inquiryId, actor: 'coder', reason: 'sent a specification in the attachment' };
    expect(await stopAsking(db, stop)).toBe('stopped');
    expect(await stopAsking(db, stop)).toBe('already');
    await desk.pass(days(4));
    const { attemptId } = await onlyAttempt(inquiryId);
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'asking_stopped' });
  });

  it('and every other step stop at once for a studio that opts out', async () => {
    const { inquiryId, domain } = await fresh('opt-out.test');
    await noteNow(db, inquiryId);
    await db.insertInto('contact_suppressions').values({ domain, reason: 'asked', created_by: 'test' }).execute();
    await desk.pass(days(4));
    const { attemptId } = await onlyAttempt(inquiryId);
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'suppressed' });
  });

  it('that is planned becomes pointless when the silence stage is over', async () => {
    const { inquiryId } = await fresh('stage.test');
    await noteNow(db, inquiryId);
    await desk.pass(days(200));
    const { attemptId } = await onlyAttempt(inquiryId);
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'stage_over' });
  });
});

describe('a note of an answer', () => {
  it('that a person gave to another inquiry leaves the first one unanswered', async () => {
    const field = await desk.fielded('moved.test');
    const [first, second] = [inquiryOf(field), inquiryOf(field, 1)];
    const noted = await answer(db, first.inquiryId, { kind: 'human_decline' });
    await note(db, noted);
    await note(db, { ...noted, inquiryId: second.inquiryId, method: 'person' });
    const current = await db
      .selectFrom('current_answers')
      .where('source_id', '=', noted.sourceId)
      .select(['inquiry_id', 'method'])
      .execute();
    expect(current).toEqual([{ inquiry_id: second.inquiryId, method: 'person' }]);
    await expect(db.deleteFrom('noted_answers').execute()).rejects.toMatchObject({ code: 'ZK001' });
  });
});
