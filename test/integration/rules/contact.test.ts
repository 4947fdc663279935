import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { type InquiryWish, planInquiry } from '../../support/planned-inquiry.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 4, 'mapped');
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

/** What a worker would write that never asked for the right: no claim, no lease of its own, no look at any rule. */
const arm = (attemptId: string, recipient: string | null = null) =>
  sql`update attempts set state = 'armed', armed_at = now(), lease_until = now() + interval '1 minute', recipient = ${recipient}
    where id = ${attemptId}`.execute(db);
const planned = async (wish: InquiryWish = {}) => planInquiry(db, wish);
const forbidden = { code: 'ZK083' };

describe('a worker that asks for no right arms nothing', () => {
  it('while all sending is stopped, nor in a campaign that is paused', async () => {
    const { attemptId } = await planned();
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    await expect(arm(attemptId)).rejects.toMatchObject(forbidden);
    await db.updateTable('sending_switch').set({ stopped: false }).execute();
    await arm(attemptId);
    await expect(arm((await planned({ campaignState: 'paused' })).attemptId)).rejects.toMatchObject(forbidden);
  });

  it('to a studio that opted out', async () => {
    const { attemptId, studioId } = await planned();
    const domain = `${studioId}.example`;
    await db.insertInto('contact_suppressions').values({ domain, reason: 'asked', created_by: 'test' }).execute();
    await expect(arm(attemptId)).rejects.toMatchObject(forbidden);
    await expect(sql`delete from contact_suppressions where domain = ${domain}`.execute(db)).rejects.toThrow(/facts/);
    await expect(
      sql`update contact_suppressions set domain = 'other.example' where domain = ${domain}`.execute(db),
    ).rejects.toThrow(/facts/);
  });

  it('to a studio that rests from another campaign', async () => {
    const { attemptId, studioId } = await planned();
    await arm(attemptId);
    await expect(arm((await planned({ studioId })).attemptId)).rejects.toMatchObject(forbidden);
    await arm((await planned({ studioId, rules: { cooldownDays: 0 } })).attemptId);
  });

  it('beyond the cap of minutes, nor where it states none', async () => {
    await expect(arm((await planned({ burdenMinutes: 15.5 })).attemptId)).rejects.toMatchObject(forbidden);
    await expect(arm((await planned({ burdenMinutes: 0 })).attemptId)).rejects.toMatchObject(forbidden);
  });

  it('to an address that is not the firm’s own', async () => {
    const strangers = [
      'a@stranger.example',
      'a@not-STUDIO',
      '@STUDIO',
      'a@STUDIO@stranger.example',
      'a@STUDIO.evil.example',
    ];
    for (const stranger of strangers) {
      const { attemptId, studioId } = await planned({ channel: 'mail' });
      const address = stranger.replace('STUDIO', `${studioId}.example`);
      await expect(arm(attemptId, address), address).rejects.toMatchObject({ code: 'ZK004' });
    }
    for (const own of ['sales@STUDIO', 'Sales@Mail.STUDIO', 'INFO@studio.example']) {
      const { attemptId, studioId } = await planned({ channel: 'mail' });
      await arm(attemptId, own.replace('STUDIO', `${studioId}.example`));
    }
  });

  it('by writing an armed attempt into the ledger that nobody planned', async () => {
    const { inquiryId, attemptId } = await planned();
    await sql`update attempts set state = 'not_sent', settled_at = now() where id = ${attemptId}`.execute(db);
    const second = sql`insert into attempts (id, inquiry_id, step, ordinal, channel, state, due_at, armed_at, lease_until)
      values (gen_random_uuid(), ${inquiryId}, 'inquiry', 2, 'form', 'armed', now(), now(), now())`;
    await expect(second.execute(db)).rejects.toMatchObject(forbidden);
  });
});
