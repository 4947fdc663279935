import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveCampaign } from '../../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { campaignProgress } from '../../../services/field/inquiries/campaign-progress.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import {
  closeCampaign,
  closeSilence,
  pauseCampaign,
  resumeCampaign,
} from '../../../services/field/inquiries/run-campaign.ts';
import { advanceFieldClock, beginRehearsal, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { newId } from '../../../services/platform/ids.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { approved, type Desk, draft, files, person, protocolSource, ranking } from './campaign-desk.ts';

let clone: TestDatabase;
let db: Database;
/** A Monday, 09:00 in Moscow. */
const start = new Date('2031-03-03T06:00:00Z');
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url);
  await beginRehearsal(db, start);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

const days = (count: number): number => count * 86_400_000;
const later = async (ms: number): Promise<Date> => {
  const to = new Date((await fieldTime(db)).now.getTime() + ms);
  await advanceFieldClock(db, to);
  return to;
};

async function running(zone: string): Promise<Desk & { actor: Desk['author'] }> {
  const desk = await approved(db, { size: 6 });
  const launched = await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(12, zone)) });
  if (launched.kind !== 'launched') throw new Error(JSON.stringify(launched));
  return { ...desk, actor: desk.author };
}

const settleAll = (campaignId: string) =>
  sql`
  update attempts set state = 'not_sent', reason = 'no_form', settled_at = field_now()
  where inquiry_id in (select i.id from inquiries i join waves w on w.id = i.wave_id where w.campaign_id = ${campaignId})`.execute(
    db,
  );

describe('approval', () => {
  it('is refused to the author, by the rule and by the database', async () => {
    const desk = await draft(db);
    expect(await approveCampaign(db, { campaignId: desk.campaignId, actor: desk.author, hash: desk.hash })).toEqual({
      kind: 'refused',
      why: 'same_person',
    });
    const row = {
      id: newId<string>(),
      campaign_id: desk.campaignId,
      protocol_hash: desk.hash,
      approved_by: desk.author,
    };
    await expect(db.insertInto('approvals').values(row).execute()).rejects.toMatchObject({ code: 'ZK018' });
  });

  it('is of the version that was read', async () => {
    const desk = await draft(db);
    expect(
      await approveCampaign(db, { campaignId: desk.campaignId, actor: desk.second, hash: 'f'.repeat(64) }),
    ).toEqual({ kind: 'refused', why: 'hash_changed' });
    const approval = { campaignId: desk.campaignId, actor: desk.second, hash: desk.hash };
    expect(await approveCampaign(db, approval)).toEqual({ kind: 'approved' });
    expect(await approveCampaign(db, approval)).toEqual({ kind: 'already_approved' });
  });

  it('needs a campaign whose name is free and whose protocol is sound', async () => {
    const actor = await person(db, 'researcher');
    const campaign = { source: protocolSource({ id: 'one-name' }), format: 'yaml', actor, rehearsal: true } as const;
    expect(await createCampaign(db, campaign)).toMatchObject({ kind: 'created', slug: 'one-name' });
    expect(await createCampaign(db, campaign)).toEqual({ kind: 'slug_taken', slug: 'one-name' });
    expect(await createCampaign(db, { ...campaign, source: 'format: x' })).toMatchObject({ kind: 'faulty' });
  });
});

describe('a running campaign', () => {
  it('is not launched on a rehearsal clock unless it is a rehearsal', async () => {
    const [author, second] = [await person(db, 'researcher'), await person(db, 'approver')];
    const created = await createCampaign(db, {
      source: protocolSource({ id: 'for-real' }),
      format: 'yaml',
      actor: author,
      rehearsal: false,
    });
    if (created.kind !== 'created') throw new Error('not created');
    await approveCampaign(db, { campaignId: created.campaignId, actor: second, hash: created.hash });
    const launch = { campaignId: created.campaignId, actor: author, files: files(ranking(12, 'real.example')) };
    expect(await launchCampaign(db, launch)).toMatchObject({ kind: 'refused', why: 'real_in_rehearsal' });
  });

  it('tells where its inquiries stand', async () => {
    const desk = await running('count.test');
    expect(await campaignProgress(db, desk.campaignId)).toMatchObject({
      state: 'running',
      inquiries: { inquiries: 6, waiting: 6, confirmed: 0, burdenMinutes: 0 },
      attempts: [{ step: 'inquiry', channel: 'form', state: 'planned', reason: null, attempts: 6 }],
    });
    await settleAll(desk.campaignId);
    expect((await campaignProgress(db, desk.campaignId))?.inquiries).toMatchObject({ waiting: 0, undelivered: 6 });
  });

  it('gives letters that came due during a pause new slots in the send window', async () => {
    const desk = await running('pause.test');
    expect(await pauseCampaign(db, desk)).toEqual({ kind: 'paused' });
    expect(await pauseCampaign(db, desk)).toEqual({ kind: 'refused', why: 'not_running' });
    const now = await later(days(14));
    expect(await resumeCampaign(db, desk)).toEqual({ kind: 'resumed', moved: 6 });
    const due = await db
      .selectFrom('attempts as a')
      .innerJoin('inquiries as i', 'i.id', 'a.inquiry_id')
      .innerJoin('waves as w', 'w.id', 'i.wave_id')
      .where('w.campaign_id', '=', desk.campaignId)
      .select(['a.due_at', 'w.response_closes_at'])
      .execute();
    const times = due.map((row) => row.due_at.getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(now.getTime());
    expect(new Set(times).size).toBe(6);
    expect(due[0]?.response_closes_at.getTime()).toBe(Math.max(...times) + days(30));
  });

  it('closes only after the window, the silence stage and every planned contact', async () => {
    const desk = await running('close.test');
    const silence = { ...desk, reason: 'end of the rehearsal' };
    expect(await closeCampaign(db, desk)).toEqual({ kind: 'refused', why: 'field_open' });
    expect(await closeSilence(db, silence)).toEqual({ kind: 'refused', why: 'response_window_open' });
    const now = await later(days(40));
    await sql`update waves set field_closed_at = ${now} where campaign_id = ${desk.campaignId}`.execute(db);
    expect(await closeCampaign(db, desk)).toEqual({ kind: 'refused', why: 'silence_stage_open' });
    expect(await closeSilence(db, silence)).toEqual({ kind: 'closed', at: now });
    expect(await closeSilence(db, silence)).toEqual({ kind: 'already_over' });
    expect(await closeCampaign(db, desk)).toEqual({ kind: 'refused', why: 'attempts_open', open: 6 });
    await settleAll(desk.campaignId);
    expect(await closeCampaign(db, desk)).toEqual({ kind: 'closed' });
    expect(await closeCampaign(db, desk)).toEqual({ kind: 'already_closed' });
  });
});
