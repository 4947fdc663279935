import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptAgenda } from '../../../services/field/attempts/store/due.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { attemptsOf, contact, days, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

/** A database for each test: an agenda is that of the whole installation. */
let desk: FieldDesk;
let db: Database;
beforeEach(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterEach(() => desk.close());

const passTo = async (at: Date) => desk.pass(at.getTime() - (await fieldTime(db)).now.getTime());

describe('the clock of a rehearsal', () => {
  it('jumps to the next nudge, waits while it is to be decided, and goes on to the letter', async () => {
    const { inquiryId } = inquiryOf(await desk.fielded('nudged.test', { studios: 1 }));
    const { now } = await fieldTime(db);
    expect(await attemptAgenda(db)).toEqual({ open: 0, nextDueAt: new Date(now.getTime() + days(7)) });
    const nudgedAt = await desk.pass(days(7));
    expect((await attemptAgenda(db)).open).toBe(1);
    await planFollowUps(db, 100);
    const [nudge] = await attemptsOf(db, inquiryId, 'nudge');
    if (nudge === undefined) throw new Error('no nudge was planned');
    await contact(db, nudge.attemptId);
    const { rows } = await sql`select nudged_at from nudged_inquiries where inquiry_id = ${inquiryId}`.execute(db);
    expect(rows).toEqual([{ nudged_at: nudgedAt }]);
    expect((await attemptAgenda(db)).open).toBe(0);
  });

  it('jumps to the ends of the window and of the silence stage, and from there to the courtesy close', async () => {
    const field = await desk.fielded('closed.test', { studios: 1 });
    const { inquiryId } = inquiryOf(field);
    await noteNow(db, inquiryId, { kind: 'human_decline' });
    const { response, silence } = await db
      .selectFrom('waves')
      .select(['response_closes_at as response', 'silence_closes_at as silence'])
      .executeTakeFirstOrThrow();
    expect(await attemptAgenda(db)).toEqual({ open: 0, nextDueAt: response });
    await passTo(response);
    expect(await attemptAgenda(db)).toEqual({ open: 0, nextDueAt: silence });
    await passTo(silence);
    expect((await attemptAgenda(db)).open).toBe(1);
    await planFollowUps(db, 100);
    const [close] = await attemptsOf(db, inquiryId, 'close');
    expect(await attemptAgenda(db)).toEqual({ open: 0, nextDueAt: close?.dueAt });
  });

  it('does not wait for what a stop of all sending holds back', async () => {
    await desk.fielded('stopped.test', { studios: 1 });
    await desk.pass(days(7));
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    expect((await attemptAgenda(db)).open).toBe(0);
  });
});
