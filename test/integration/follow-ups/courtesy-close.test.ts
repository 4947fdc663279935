import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burdenOfCampaign } from '../../../services/field/follow-ups/burden-of-campaign.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import { closeCampaign, closeSilence } from '../../../services/field/inquiries/run-campaign.ts';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import {
  attemptsOf,
  contact,
  days,
  type FieldDesk,
  type Fielded,
  inquiryOf,
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

const withoutNudge = (source: string): string => source.replace(/nudge: \{[^}]+\}/u, 'nudge: null');
const freeze = ({ waveId }: Fielded) =>
  sql`update waves set field_closed_at = field_now() where id = ${waveId}`.execute(db);
const drop = (inquiryId: string, step: string) =>
  sql`update attempts set state = 'not_sent', reason = 'stage_over', settled_at = field_now()
    where inquiry_id = ${inquiryId} and step = ${step} and state = 'planned'`.execute(db);

describe('the courtesy close', () => {
  it('is planned for everyone who answered, once, and for nobody else', async () => {
    const field = await desk.fielded('thanks.test', { studios: 5, edit: withoutNudge });
    const [silent, substantive, declined, called, gone] = field.inquiries;
    if (!silent || !substantive || !declined || !called || !gone) throw new Error('five studios were asked for');
    await noteNow(db, silent.inquiryId, { kind: 'auto_ack' });
    await noteNow(db, substantive.inquiryId);
    await noteNow(db, declined.inquiryId, { kind: 'human_decline' });
    await noteNow(db, called.inquiryId, { source: 'call', kind: 'missed_call', letter: null, method: 'phone' });
    await noteNow(db, gone.inquiryId);
    const optOut = { domain: gone.domain, reason: 'asked', created_by: 'test' };
    await db.insertInto('contact_suppressions').values(optOut).execute();
    await desk.pass(days(179));
    await planFollowUps(db, 100);
    expect(await attemptsOf(db, substantive.inquiryId, 'close')).toEqual([]);
    await desk.pass(days(20));
    await Promise.all([planFollowUps(db, 100), planFollowUps(db, 100)]);
    await planFollowUps(db, 100);
    const closes = await Promise.all(field.inquiries.map(({ inquiryId }) => attemptsOf(db, inquiryId, 'close')));
    expect(closes.map((each) => each.length)).toEqual([0, 1, 1, 1, 0]);
  });

  it('is demanded by the campaign and by the database before anything is closed', async () => {
    const field = await desk.fielded('owed.test', { studios: 2, edit: withoutNudge });
    const { inquiryId } = inquiryOf(field);
    await noteNow(db, inquiryId);
    await drop(inquiryId, 'second_step');
    await desk.pass(days(40));
    await freeze(field);
    expect(await closeCampaign(db, field)).toEqual({ kind: 'refused', why: 'silence_stage_open' });
    const at = (await fieldTime(db)).now;
    expect(await closeSilence(db, { ...field, reason: 'end of a test' })).toEqual({ kind: 'closed', at });
    expect(await closeCampaign(db, field)).toEqual({ kind: 'refused', why: 'courtesy_close_owed', open: 1 });
    const byHand = sql`update campaigns set state = 'closed' where id = ${field.campaignId}`.execute(db);
    await expect(byHand).rejects.toMatchObject({ code: 'ZK010' });
    await planFollowUps(db, 100);
    expect(await closeCampaign(db, field)).toEqual({ kind: 'refused', why: 'attempts_open', open: 1 });
    await desk.pass(days(7));
    const [close] = await attemptsOf(db, inquiryId, 'close');
    if (close === undefined) throw new Error('no close was planned');
    await contact(db, close.attemptId);
    expect(await closeCampaign(db, field)).toEqual({ kind: 'closed' });
  });

  it('is not refused by the burden cap and stands apart in what the campaign cost', async () => {
    const field = await desk.fielded('cost.test', { studios: 1, edit: withoutNudge });
    const { inquiryId } = inquiryOf(field);
    await noteNow(db, inquiryId, { kind: 'human_decline' });
    await sql`update attempts set burden_minutes = 14.9 where inquiry_id = ${inquiryId}`.execute(db);
    await desk.pass(days(40));
    await closeSilence(db, { ...field, reason: 'end of a test' });
    await planFollowUps(db, 100);
    await desk.pass(days(7));
    const [close] = await attemptsOf(db, inquiryId, 'close');
    if (close === undefined) throw new Error('no close was planned');
    await contact(db, close.attemptId);
    const burden = await burdenOfCampaign(db, field.campaignId);
    expect(burden).toMatchObject({ contacts: 1, minutes: 14.9, close: { contacts: 1 } });
    expect(burden.steps).toEqual([{ step: 'inquiry', contacts: 1, minutes: 14.9 }]);
    expect(burden.close.minutes).toBeGreaterThan(0);
  });
});
