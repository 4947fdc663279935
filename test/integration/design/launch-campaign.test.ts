import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addSuppression } from '../../../services/design/campaigns/add-suppression.ts';
import { reviseCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { approved, draft, files, oneHour, protocolSource, ranking } from './campaign-desk.ts';

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
afterEach(async () => {
  await db.updateTable('sending_switch').set({ stopped: false }).execute();
});

const inquiriesOf = (campaignId: string) =>
  db
    .selectFrom('inquiries as i')
    .innerJoin('waves as w', 'w.id', 'i.wave_id')
    .innerJoin('attempts as a', 'a.inquiry_id', 'i.id')
    .innerJoin('studios as s', 's.id', 'i.studio_id')
    .where('w.campaign_id', '=', campaignId)
    .select([
      's.domain',
      'i.alias',
      'i.subject',
      'i.body',
      'i.arm',
      'i.due_at',
      'a.state',
      'a.channel',
      'a.ordinal',
      'a.due_at as attemptDue',
      'a.burden_minutes',
    ])
    .orderBy('s.domain')
    .execute();

const campaignRow = (id: string) =>
  db.selectFrom('campaigns').select('state').where('id', '=', id).executeTakeFirstOrThrow();

describe('the launch of a campaign', () => {
  it('draws the sample and plans one inquiry with one attempt for each studio', async () => {
    const desk = await approved(db, { size: 10 });
    const launched = await launchCampaign(db, {
      ...desk,
      actor: desk.author,
      files: files(ranking(40, 'plan.example')),
    });
    expect(launched).toMatchObject({
      kind: 'launched',
      inquiries: 10,
      frameSize: 40,
      strata: [{ stratum: 'all', N: 40, n: 10 }],
    });
    const rows = await inquiriesOf(desk.campaignId);
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map(({ alias }) => alias)).size).toBe(10);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'planned', channel: 'form', ordinal: 1 });
      expect(row.due_at).toEqual(row.attemptDue);
      expect(row.body).not.toMatch(/[{}]/);
      expect(row.burden_minutes).toBeGreaterThan(0);
    }
    expect(await campaignRow(desk.campaignId)).toEqual({ state: 'running' });
  });

  it('writes frame, probabilities and the account of the act', async () => {
    const desk = await approved(db, { size: 5 });
    const launched = await launchCampaign(db, {
      ...desk,
      actor: desk.author,
      files: files(ranking(20, 'frame.example')),
    });
    if (launched.kind !== 'launched') throw new Error(JSON.stringify(launched));
    const sample = await db.selectFrom('sample_units').selectAll().where('wave_id', '=', launched.waveId).execute();
    expect(sample.map((unit) => unit.inclusion_probability)).toEqual(Array(5).fill(0.25));
    expect(sample.map((unit) => unit.draw_order).toSorted()).toEqual([1, 2, 3, 4, 5]);
    const [source] = await db.selectFrom('frame_sources').selectAll().where('wave_id', '=', launched.waveId).execute();
    expect(source).toMatchObject({ name: 'north', rows_read: 20, rows_rejected: 0 });
    const acts = await db
      .selectFrom('audit_log')
      .select(['action', 'actor'])
      .where('subject', '=', desk.campaignId)
      .orderBy('id')
      .execute();
    expect(acts.map(({ action }) => action)).toEqual(['campaign.created', 'campaign.approved', 'campaign.launched']);
    expect(acts[1]?.actor).toBe(desk.second);
  });

  it('happens once, also when two people press the button at the same moment', async () => {
    const desk = await approved(db, { size: 5 });
    const launch = { ...desk, actor: desk.author, files: files(ranking(20, 'twice.example')) };
    const outcomes = await Promise.all([launchCampaign(db, launch), launchCampaign(db, launch)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already_launched', 'launched']);
    expect(await launchCampaign(db, launch)).toMatchObject({ kind: 'already_launched' });
    expect(await inquiriesOf(desk.campaignId)).toHaveLength(5);
  });

  it('draws the same studios, arms and send slots of day and hour whatever ids the installation mints', async () => {
    const seeded = { size: 6, seed: 'the same seed', start: '2031-03-03' };
    const [one, two] = [await approved(db, seeded), await approved(db, seeded)];
    for (const desk of [one, two]) {
      await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(30, 'again.example')) });
    }
    const told = async (id: string) =>
      (await inquiriesOf(id)).map(({ domain, arm, due_at }) => ({ domain, arm, due_at }));
    expect(await told(one.campaignId)).toEqual(await told(two.campaignId));
  });

  it('is refused without a second person, and after the protocol changed', async () => {
    const fresh = await draft(db);
    const launch = (desk: typeof fresh) =>
      launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(20, 'second.example')) });
    expect(await launch(fresh)).toMatchObject({ kind: 'refused', why: 'not_approved' });
    const desk = await approved(db, { id: 'changed-later', size: 5 });
    const source = protocolSource({ id: 'changed-later', size: 6 });
    expect(
      await reviseCampaign(db, { campaignId: desk.campaignId, source, format: 'yaml', actor: desk.author }),
    ).toMatchObject({ kind: 'revised' });
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'not_approved' });
  });

  it('is refused while all sending is stopped, and leaves nothing behind', async () => {
    const desk = await approved(db, { size: 5 });
    await db.updateTable('sending_switch').set({ stopped: true }).execute();
    const refused = await launchCampaign(db, {
      ...desk,
      actor: desk.author,
      files: files(ranking(20, 'stop.example')),
    });
    expect(refused).toMatchObject({ kind: 'refused', why: 'sending_stopped' });
    expect(await inquiriesOf(desk.campaignId)).toEqual([]);
    expect(await campaignRow(desk.campaignId)).toEqual({ state: 'approved' });
  });

  it.each([
    ['sample_too_large', { size: 21 }, ranking(20, 'small.example')],
    ['ranking_unusable', { size: 5 }, Buffer.from('a,b\n1,2\n')],
    ['campaign_burden_over_cap', { size: 8 }, ranking(20, 'burden.example')],
  ] as const)('is refused with %s', async (why, overrides, bytes) => {
    const desk = await approved(db, overrides, why === 'campaign_burden_over_cap' ? oneHour : undefined);
    const refused = await launchCampaign(db, { ...desk, actor: desk.author, files: files(bytes) });
    expect(refused).toMatchObject({ kind: 'refused', why });
    expect(await db.selectFrom('waves').select('id').where('campaign_id', '=', desk.campaignId).execute()).toEqual([]);
  });
});

describe('a studio that must not be contacted', () => {
  it('is left out of the frame after it asked so, with the reason kept', async () => {
    expect(
      await addSuppression(db, {
        domain: 'https://www.opt-out.ru/x',
        reason: 'asked by mail',
        actor: 'operator',
      }),
    ).toEqual({
      kind: 'added',
      domain: 'opt-out.ru',
    });
    await addSuppression(db, { domain: 'studio-7.example.org', reason: 'asked by mail', actor: 'operator' });
    expect(await addSuppression(db, { domain: 'example.org', reason: 'again', actor: 'operator' })).toMatchObject({
      kind: 'already_suppressed',
    });
    const bytes = Buffer.from(
      'rank,studio,site,email,phone,city,tier\n1,Один,one.ru,,,,\n2,Два,www.example.org,,,,\n3,Три,three.ru,,,,\n',
    );
    const desk = await approved(db, { size: 2 });
    const launched = await launchCampaign(db, { ...desk, actor: desk.author, files: files(bytes) });
    expect(launched).toMatchObject({ kind: 'launched', excluded: { suppressed: 1 }, frameSize: 2 });
    if (launched.kind !== 'launched') return;
    const excluded = await db
      .selectFrom('frame_exclusions')
      .select(['domain', 'reason'])
      .where('wave_id', '=', launched.waveId)
      .execute();
    expect(excluded).toEqual([{ domain: 'example.org', reason: 'suppressed' }]);
  });

  it('rests after an inquiry of another campaign', async () => {
    const bytes = ranking(6, 'rest.test');
    const first = await approved(db, { size: 6 });
    await launchCampaign(db, { ...first, actor: first.author, files: files(bytes) });
    const sent = await inquiriesOf(first.campaignId);
    const now = new Date();
    await db
      .updateTable('attempts')
      .set({ state: 'confirmed', armed_at: now, settled_at: now })
      .where('inquiry_id', 'in', (q) =>
        q
          .selectFrom('inquiries')
          .select('id')
          .where(
            'alias',
            'in',
            sent.slice(0, 4).map(({ alias }) => alias),
          ),
      )
      .execute();
    const second = await approved(db, { size: 2 });
    const launched = await launchCampaign(db, { ...second, actor: second.author, files: files(bytes) });
    expect(launched).toMatchObject({ kind: 'launched', excluded: { cool_down: 4 }, frameSize: 2, inquiries: 2 });
  });
});
