import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { nudgeDraw } from '../../../services/field/follow-ups/nudge.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import { pauseCampaign } from '../../../services/field/inquiries/run-campaign.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { type AttemptId, newId } from '../../../services/platform/ids.ts';
import { attemptsOf, days, decisionOf, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterAll(() => desk.close());

const plannedNudges = async (waveId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempts a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId} and a.step = 'nudge'`.execute(db);
  return rows[0]?.count ?? -1;
};

describe('the silent', () => {
  it('are reminded at the protocol’s days after delivery, and who answered is not', async () => {
    const field = await desk.fielded('silent.test', { studios: 4 });
    const [silent, answered, called, acknowledged] = [0, 1, 2, 3].map((nth) => inquiryOf(field, nth).inquiryId);
    if (!silent || !answered || !called || !acknowledged) throw new Error('four studios were asked for');
    await noteNow(db, answered, { kind: 'human_redirect' });
    await noteNow(db, called, { source: 'call', kind: 'missed_call', letter: null, method: 'phone' });
    await noteNow(db, acknowledged, { kind: 'auto_ack' });
    await desk.pass(days(6.9));
    await planFollowUps(db, 100);
    expect(await plannedNudges(field.waveId)).toBe(0);
    const now = await desk.pass(days(0.1));
    await planFollowUps(db, 100);
    expect(await attemptsOf(db, silent, 'nudge')).toMatchObject([{ state: 'planned', dueAt: now }]);
    expect(await attemptsOf(db, acknowledged, 'nudge')).toHaveLength(1);
    expect(await plannedNudges(field.waveId)).toBe(2);
  });

  it('are reminded once when two relays plan at the same time, and again and again', async () => {
    const field = await desk.fielded('relays.test', { studios: 6 });
    await desk.pass(days(7));
    await Promise.all([planFollowUps(db, 100), planFollowUps(db, 100), planFollowUps(db, 100)]);
    await planFollowUps(db, 100);
    expect(await plannedNudges(field.waveId)).toBe(6);
  });

  it('include those whose delivery is uncertain, and not those whose letter came back', async () => {
    const unsure = inquiryOf(await desk.fielded('unsure.test', { studios: 1, outcome: 'uncertain' })).inquiryId;
    const field = await desk.fielded('bounced.test', { studios: 1 });
    const bounced = inquiryOf(field).inquiryId;
    await sql`update attempts set channel = 'mail' where inquiry_id = ${bounced}`.execute(db);
    await noteNow(db, bounced, { kind: 'bounce', final: true, method: 'references' });
    await desk.pass(days(7));
    await planFollowUps(db, 100);
    expect(await attemptsOf(db, unsure, 'nudge')).toHaveLength(1);
    expect(await attemptsOf(db, bounced, 'nudge')).toEqual([]);
  });

  it('are not reminded any more when the answer comes between the plan and the letter', async () => {
    const { inquiryId } = inquiryOf(await desk.fielded('between.test', { studios: 1 }));
    await desk.pass(days(7));
    await planFollowUps(db, 100);
    await noteNow(db, inquiryId);
    const [nudge] = await attemptsOf(db, inquiryId, 'nudge');
    if (nudge === undefined) throw new Error('no nudge was planned');
    expect(await claimAttempt(db, nudge.attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'answered' });
  });

  it('are not reminded where the burden cap leaves no minute for it', async () => {
    const { inquiryId } = inquiryOf(await desk.fielded('cap.test', { studios: 1 }));
    await sql`update attempts set burden_minutes = 14.8 where inquiry_id = ${inquiryId}`.execute(db);
    await desk.pass(days(7));
    await planFollowUps(db, 100);
    const [nudge] = await attemptsOf(db, inquiryId, 'nudge');
    if (nudge === undefined) throw new Error('no nudge was planned');
    expect(await claimAttempt(db, nudge.attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'over_cap' });
  });

  it('are left alone while the campaign is paused or all sending is stopped', async () => {
    const field = await desk.fielded('paused.test', { studios: 1 });
    await desk.pass(days(7));
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    await planFollowUps(db, 100);
    await db.updateTable('sending_switch').set({ stopped: false }).execute();
    await pauseCampaign(db, field);
    await planFollowUps(db, 100);
    expect(await plannedNudges(field.waveId)).toBe(0);
  });
});

describe('a share of the silent', () => {
  const half = (source: string): string => source.replace('share: "1"', 'share: "0.5"');

  it('is drawn by the seed alone, and each decision is written down', async () => {
    const field = await desk.fielded('share.test', { studios: 12, edit: half });
    const { seed } = await db
      .selectFrom('waves')
      .select('seed')
      .where('id', '=', field.waveId)
      .executeTakeFirstOrThrow();
    await desk.pass(days(7));
    await planFollowUps(db, 100);
    for (const { inquiryId, domain } of field.inquiries) {
      const drawn = nudgeDraw(seed, domain) < 0.5;
      expect(await decisionOf(db, inquiryId, 'nudge')).toBe(drawn ? 'planned: silent' : 'left_out: not_drawn');
      expect(await attemptsOf(db, inquiryId, 'nudge')).toHaveLength(drawn ? 1 : 0);
      const { rows } = await sql<{ draw: number }>`select nudge_draw(${seed}, ${domain}) as draw`.execute(db);
      expect(rows[0]?.draw).toBe(nudgeDraw(seed, domain));
    }
  });

  it('cannot be added to by hand: the database refuses a nudge outside the rule', async () => {
    const field = await desk.fielded('by-hand.test', { studios: 12, edit: half });
    const { seed } = await db
      .selectFrom('waves')
      .select('seed')
      .where('id', '=', field.waveId)
      .executeTakeFirstOrThrow();
    const spared = field.inquiries.find(({ domain }) => nudgeDraw(seed, domain) >= 0.5);
    const drawn = field.inquiries.find(({ domain }) => nudgeDraw(seed, domain) < 0.5);
    if (spared === undefined || drawn === undefined) throw new Error('a half of twelve was asked for');
    const decide = (inquiryId: string) =>
      sql`insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
        values (${inquiryId}, 'nudge', 'planned', 'by hand', 'mail', 's', 'b', field_now())`.execute(db);
    await expect(decide(drawn.inquiryId)).rejects.toMatchObject({ code: 'ZK051' });
    await desk.pass(days(7));
    await expect(decide(spared.inquiryId)).rejects.toMatchObject({ code: 'ZK051' });
    const attempt = {
      id: newId<AttemptId>(),
      inquiry_id: spared.inquiryId,
      step: 'nudge',
      ordinal: 1,
      channel: 'mail',
    };
    await expect(
      db
        .insertInto('attempts')
        .values({ ...attempt, due_at: new Date() })
        .execute(),
    ).rejects.toMatchObject({ code: 'ZK052' });
    await noteNow(db, drawn.inquiryId);
    await expect(decide(drawn.inquiryId)).rejects.toMatchObject({ code: 'ZK051' });
  });
});
