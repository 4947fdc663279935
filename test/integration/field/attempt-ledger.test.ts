import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { dueAttempts } from '../../../services/field/attempts/store/due.ts';
import { armAttempt, markPrepared, renewLease } from '../../../services/field/attempts/store/hold.ts';
import { settleAttempt } from '../../../services/field/attempts/store/settle.ts';
import { sweepLeases } from '../../../services/field/attempts/store/sweep.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { type AttemptId, newId } from '../../../services/platform/ids.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  // These campaigns are rehearsals on the wall clock.
  db = openDatabase(clone.url, 10, 'mapped');
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

const stateOf = async (attemptId: AttemptId): Promise<string> =>
  (await db.selectFrom('attempts').select('state').where('id', '=', attemptId).executeTakeFirstOrThrow()).state;

const claimed = async (attemptId: AttemptId) => {
  const claim = await claimAttempt(db, attemptId, 'worker-1');
  if (claim.kind !== 'claimed') throw new Error(`not claimed: ${claim.kind} ${claim.why}`);
  return { attemptId, fence: claim.attempt.fence };
};

const expireLease = (attemptId: AttemptId) =>
  db
    .updateTable('attempts')
    .set({ lease_until: sql`clock_timestamp() - interval '1 second'` })
    .where('id', '=', attemptId)
    .execute();

describe('the right to contact a studio', () => {
  it('goes to one of many workers that claim the same attempt at once', async () => {
    const { attemptId } = await planInquiry(db);
    const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => claimAttempt(db, attemptId, `worker-${n}`)));
    expect(claims.filter((claim) => claim.kind === 'claimed')).toHaveLength(1);
  });

  it('is not given before the attempt is due', async () => {
    const { attemptId } = await planInquiry(db, { dueAt: new Date(Date.now() + 3_600_000) });
    expect(await claimAttempt(db, attemptId, 'worker-1')).toEqual({ kind: 'postponed', why: 'not_due' });
  });

  it.each(['draft', 'approved', 'paused', 'closed'] as const)(
    'is not given in a campaign that is %s',
    async (campaignState) => {
      const { attemptId } = await planInquiry(db, { campaignState });
      expect(await claimAttempt(db, attemptId, 'worker-1')).toEqual({ kind: 'postponed', why: 'campaign_not_running' });
      expect((await dueAttempts(db, 1_000)).map((due) => due.attemptId)).not.toContain(attemptId);
    },
  );

  it('is refused for ever to a studio that opted out', async () => {
    const { attemptId, studioId } = await planInquiry(db);
    await db
      .insertInto('contact_suppressions')
      .values({ domain: `${studioId}.example`, reason: 'asked', created_by: 'test' })
      .execute();
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'suppressed' });
  });

  it('is refused during the cool-down after a contact by another campaign, and only then', async () => {
    const first = await planInquiry(db);
    const held = await claimed(first.attemptId);
    await markPrepared(db, held, {});
    await armAttempt(db, held, { requestHash: 'h' });
    await settleAttempt(db, held, { state: 'confirmed', reason: 'success_text' }, {}, null);
    const within = await planInquiry(db, { studioId: first.studioId });
    const after = await planInquiry(db, { studioId: first.studioId, rules: { cooldownDays: 0 } });
    expect(await claimAttempt(db, within.attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'cool_down' });
    expect(await claimAttempt(db, after.attemptId, 'worker-1')).toMatchObject({ kind: 'claimed' });
  });

  it('is refused when the step would exceed the burden cap', async () => {
    const { attemptId } = await planInquiry(db, { burdenMinutes: 16 });
    expect(await claimAttempt(db, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'over_cap' });
  });

  it('waits while another attempt is under way at the same studio', async () => {
    const first = await planInquiry(db);
    await claimed(first.attemptId);
    const second = await planInquiry(db, { studioId: first.studioId });
    expect(await claimAttempt(db, second.attemptId, 'worker-1')).toEqual({ kind: 'postponed', why: 'studio_busy' });
  });
});

describe('arming', () => {
  it('is refused to a worker whose attempt was taken over', async () => {
    const { attemptId } = await planInquiry(db);
    const dead = await claimed(attemptId);
    await expireLease(attemptId);
    await sweepLeases(db);
    const alive = await claimed(attemptId);
    expect(alive.fence).toBe(dead.fence + 1);
    await markPrepared(db, alive, {});
    expect(await armAttempt(db, dead, { requestHash: 'h' })).toBe(false);
    expect(await renewLease(db, dead)).toBe(false);
    expect(await armAttempt(db, alive, { requestHash: 'h' })).toBe(true);
  });

  it('is refused once the stop switch is thrown, and the campaign goes on after it is released', async () => {
    const { attemptId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(false);
    await db.updateTable('sending_switch').set({ stopped: false }).execute();
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(true);
  });

  it('is refused when the studio opts out between the claim and the request', async () => {
    const { attemptId, studioId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    const optOut = { domain: `${studioId}.example`, reason: 'asked', created_by: 'test' };
    await db.insertInto('contact_suppressions').values(optOut).execute();
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(false);
  });

  it('is refused when another campaign reached the studio between the claim and the request', async () => {
    const { attemptId, studioId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    const other = await planInquiry(db, { studioId });
    const now = new Date();
    await db
      .updateTable('attempts')
      .set({ state: 'confirmed', armed_at: now, settled_at: now })
      .where('id', '=', other.attemptId)
      .execute();
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(false);
  });

  it.each(['paused', 'closed'] as const)('is refused in a campaign that was %s after the claim', async (state) => {
    const { attemptId, campaignId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await db.updateTable('campaigns').set({ state }).where('id', '=', campaignId).execute();
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(false);
  });

  it('is refused when the lease ran out, even if nobody took the attempt over yet', async () => {
    const { attemptId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await expireLease(attemptId);
    expect(await armAttempt(db, held, { requestHash: 'h' })).toBe(false);
  });

  it('a studio is contacted at most once per step: a second armed attempt of a step breaks a constraint', async () => {
    const { attemptId, inquiryId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await armAttempt(db, held, { requestHash: 'h' });
    const second = {
      id: newId<AttemptId>(),
      inquiry_id: inquiryId,
      step: 'inquiry',
      ordinal: 2,
      channel: 'mail',
      state: 'confirmed',
      due_at: new Date(),
      armed_at: new Date(),
      settled_at: new Date(),
    };
    await expect(db.insertInto('attempts').values(second).execute()).rejects.toThrow(/attempts_one_contact_per_step/);
  });
});

describe('what a dead worker leaves behind', () => {
  it('goes back to planned when nothing was armed', async () => {
    const { attemptId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await expireLease(attemptId);
    expect((await sweepLeases(db)).replanned).toBeGreaterThanOrEqual(1);
    expect(await stateOf(attemptId)).toBe('planned');
  });

  it('becomes uncertain when it was armed, and is never due again', async () => {
    const { attemptId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await armAttempt(db, held, { requestHash: 'h' });
    await expireLease(attemptId);
    await sweepLeases(db);
    expect(await stateOf(attemptId)).toBe('uncertain');
    expect(await claimAttempt(db, attemptId, 'worker-2')).toEqual({ kind: 'postponed', why: 'not_planned' });
  });

  it('is taken over once when two relays sweep at the same time', async () => {
    const { attemptId } = await planInquiry(db);
    await claimed(attemptId);
    await expireLease(attemptId);
    await Promise.all([sweepLeases(db), sweepLeases(db)]);
    const events = await db.selectFrom('attempt_events').select('kind').where('attempt_id', '=', attemptId).execute();
    expect(events.filter((event) => event.kind === 'lease_expired')).toHaveLength(1);
  });
});

describe('settling', () => {
  it('of a form that provably was not sent plans one attempt by mail in the same transaction', async () => {
    const { attemptId, inquiryId } = await planInquiry(db);
    const held = await claimed(attemptId);
    const next = {
      attemptId: newId<AttemptId>(),
      channel: 'mail' as const,
      dueAt: new Date(),
      recipient: 'info@studio.example',
    };
    expect(await settleAttempt(db, held, { state: 'not_sent', reason: 'captcha' }, {}, next)).toBe(true);
    expect(await settleAttempt(db, held, { state: 'not_sent', reason: 'captcha' }, {}, next)).toBe(false);
    const attempts = await db
      .selectFrom('attempts')
      .select(['ordinal', 'channel', 'state'])
      .where('inquiry_id', '=', inquiryId)
      .orderBy('ordinal')
      .execute();
    expect(attempts).toEqual([
      { ordinal: 1, channel: 'form', state: 'not_sent' },
      { ordinal: 2, channel: 'mail', state: 'planned' },
    ]);
  });

  it('never calls an armed form attempt not sent: nobody can know that', async () => {
    const { attemptId } = await planInquiry(db);
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await armAttempt(db, held, { requestHash: 'h' });
    expect(await settleAttempt(db, held, { state: 'not_sent', reason: 'form_broken' }, {}, null)).toBe(false);
    expect(await stateOf(attemptId)).toBe('armed');
  });

  it('starts the clocks of a confirmed inquiry at the moment it was armed', async () => {
    const { attemptId } = await planInquiry(db, { channel: 'mail' });
    const held = await claimed(attemptId);
    await markPrepared(db, held, {});
    await armAttempt(db, held, { requestHash: 'h', rfcMessageId: `${attemptId}@shopper.test` });
    await settleAttempt(db, held, { state: 'confirmed', reason: 'smtp_250' }, {}, null);
    const row = await db
      .selectFrom('attempts')
      .select(['armed_at', 'delivered_at'])
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    expect(row.delivered_at).toEqual(row.armed_at);
  });
});
