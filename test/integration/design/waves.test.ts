import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSuppression } from '../../../services/design/campaigns/add-suppression.ts';
import { proveAuditRequest, requestAudit } from '../../../services/design/volunteers/request-audit.ts';
import { approveWave, proposeWave, withdrawWave } from '../../../services/design/waves/propose-wave.ts';
import { openPlan } from '../../../services/design/waves/store.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { launchWave } from '../../../services/field/inquiries/launch-wave.ts';
import { closeCampaign } from '../../../services/field/inquiries/run-campaign.ts';
import { advanceFieldClock, beginRehearsal, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { findWaveHead } from '../../../services/releases/report/store.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { approved, type Desk, files, oneHour, ranking } from './campaign-desk.ts';

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

const later = async (days: number): Promise<void> => {
  await advanceFieldClock(db, new Date((await fieldTime(db)).now.getTime() + days * 86_400_000));
};

type Launched = Desk & { readonly zone: string };
async function launched(zone: string, size = 6, edit?: (source: string) => string): Promise<Launched> {
  const desk = await approved(db, { size }, edit);
  const first = await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(12, zone)) });
  if (first.kind !== 'launched') throw new Error(JSON.stringify(first));
  return { ...desk, zone };
}

/** As if every letter of the open waves had been delivered and the responses closed. */
async function delivered({ campaignId }: Desk, disposition: string, domain = ''): Promise<void> {
  const own = sql`select i.id from inquiries i join waves w on w.id = i.wave_id where w.campaign_id = ${campaignId}`;
  await sql`update attempts set state = 'confirmed', armed_at = field_now(), settled_at = field_now(),
    delivered_at = field_now(), reason = 'smtp_250' where state = 'planned' and inquiry_id in (${own})`.execute(db);
  await later(1);
  await sql`update waves set field_closed_at = field_now(), response_closes_at = field_now(), silence_closes_at = field_now()
    where campaign_id = ${campaignId} and field_closed_at is null`.execute(db);
  await sql`insert into dispositions (inquiry_id, code, name, class, rule, decided_by, decided_at)
    select i.id, 1, case when s.domain = ${domain} then ${disposition} else 'SILENT_DELIVERED' end, 'NC', 'test', 'test', field_now()
    from inquiries i join waves w on w.id = i.wave_id join studios s on s.id = i.studio_id
    where w.campaign_id = ${campaignId}`.execute(db);
}

const sampleOf = async (campaignId: string, number: number) =>
  (
    await sql<{ domain: string; studioId: string; persona: string; alias: string; probability: number; dueAt: Date }>`
      select s.domain, s.id as "studioId", i.persona, i.alias, u.inclusion_probability as probability, i.due_at as "dueAt"
      from inquiries i join waves w on w.id = i.wave_id join studios s on s.id = i.studio_id
        join sample_units u on u.wave_id = w.id and u.studio_id = s.id
      where w.campaign_id = ${campaignId} and w.number = ${number} order by s.domain`.execute(db)
  ).rows;

const plan = async (desk: Desk, kind: 'panel' | 'fresh' | 'volunteers', seed: string) => {
  const proposed = await proposeWave(db, { campaignId: desk.campaignId, kind, seed, actor: desk.author });
  if (proposed.kind !== 'proposed') throw new Error(JSON.stringify(proposed));
  return approveWave(db, { campaignId: desk.campaignId, actor: desk.second, hash: proposed.hash });
};
const launch = (desk: Desk, zone?: string) =>
  launchWave(db, {
    campaignId: desk.campaignId,
    actor: desk.author,
    files: zone === undefined ? new Map() : files(ranking(12, zone)),
  });

describe('a panel wave', () => {
  it('asks the same studios again, each by a persona it does not know, without those it may not ask', async () => {
    const desk = await launched('panel.example');
    const before = await sampleOf(desk.campaignId, 1);
    const [gone, merged] = before.map(({ domain }) => domain);
    await delivered(desk, 'DUPLICATE', merged);
    await later(400);
    await addSuppression(db, { domain: gone ?? '', reason: 'asked', actor: 'test' });
    await plan(desk, 'panel', 'panel seed 2032');
    const second = await launch(desk);
    expect(second).toMatchObject({
      kind: 'launched',
      number: 2,
      wave: 'panel',
      inquiries: 4,
      frameSize: 10,
      excluded: { suppressed: 1, merged: 1 },
    });
    const after = await sampleOf(desk.campaignId, 2);
    const kept = before.filter(({ domain }) => domain !== gone && domain !== merged);
    // The pairs: equal studios with equal probabilities.
    expect(after.map(({ studioId, probability }) => [studioId, probability])).toEqual(
      kept.map(({ studioId, probability }) => [studioId, probability]),
    );
    for (const [i, { persona, alias }] of after.entries()) {
      expect(persona).not.toBe(kept[i]?.persona);
      expect(kept.map((one) => one.alias)).not.toContain(alias);
    }
    const left = await sql<{ domain: string; reason: string; because: string | null }>`
      select domain, reason, because from frame_exclusions e join waves w on w.id = e.wave_id
      where w.campaign_id = ${desk.campaignId} and w.number = 2 order by domain`.execute(db);
    expect(left.rows).toEqual([
      { domain: gone, reason: 'suppressed', because: null },
      { domain: merged, reason: 'by_hand', because: 'merged' },
    ]);
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'nothing_planned' });
  });

  it('waits for the end of the wave before and for the cool-down, and needs personas that nobody knows', async () => {
    const desk = await launched('waits.example');
    const propose = (seed: string) =>
      proposeWave(db, { campaignId: desk.campaignId, kind: 'panel', seed, actor: desk.author });
    expect(await propose('too early a seed')).toEqual({ kind: 'refused', why: 'wave_open' });
    await delivered(desk, 'SILENT_DELIVERED');
    expect(await propose('short')).toEqual({ kind: 'refused', why: 'seed_short' });
    await plan(desk, 'panel', 'waits seed 2');
    expect(await propose('another seed')).toEqual({ kind: 'refused', why: 'wave_planned' });
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'panel_empty', detail: '6 left out' });
    await later(400);
    expect(await launch(desk)).toMatchObject({ kind: 'launched', inquiries: 6 });
    await delivered(desk, 'SILENT_DELIVERED');
    await later(400);
    expect(await propose('waits seed 2')).toEqual({ kind: 'refused', why: 'seed_used' });
    await plan(desk, 'panel', 'waits seed 3');
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'personas_used_up', detail: '6 studios' });
    expect(await withdrawWave(db, { campaignId: desk.campaignId, actor: desk.author })).toEqual({
      kind: 'withdrawn',
      number: 3,
    });
    expect(await propose('waits seed 3')).toEqual({ kind: 'refused', why: 'seed_used' });
  });

  it('is refused when its hours and those of the waves before pass the protocol’s', async () => {
    const desk = await launched('hours.example', 4, oneHour);
    await delivered(desk, 'SILENT_DELIVERED');
    await later(400);
    await plan(desk, 'panel', 'hours seed 2');
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'campaign_burden_over_cap' });
    expect(await sampleOf(desk.campaignId, 2)).toEqual([]);
  });

  it('is approved by a second person, by the rule and by the database, and launched only as it was approved', async () => {
    const desk = await launched('second.example');
    await delivered(desk, 'SILENT_DELIVERED');
    await later(400);
    const { campaignId } = desk;
    const actor = desk.author;
    const proposed = await proposeWave(db, { campaignId, kind: 'panel', seed: 'second seed 2', actor });
    const hash = proposed.kind === 'proposed' ? proposed.hash : '';
    expect(await approveWave(db, { campaignId, actor, hash })).toEqual({ kind: 'refused', why: 'same_person' });
    expect(await approveWave(db, { campaignId, actor: desk.second, hash: desk.hash })).toMatchObject({
      why: 'hash_changed',
    });
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'wave_unapproved' });
    const found = await openPlan(db, campaignId);
    await expect(
      sql`update wave_plans set approved_by = proposed_by, approved_at = now() where id = ${found?.id}`.execute(db),
    ).rejects.toThrow('wave_plans_second_person');
    await expect(sql`update wave_plans set seed = 'a better seed' where id = ${found?.id}`.execute(db)).rejects.toThrow(
      'never changed',
    );
    await expect(
      sql`insert into waves (id, campaign_id, number, kind, plan_id, seed, protocol_hash, launched_at, response_closes_at, silence_closes_at)
        select gen_random_uuid(), campaign_id, number, kind, id, seed, protocol_hash, now(), now() + interval '1 day', now() + interval '1 day'
        from wave_plans where id = ${found?.id}`.execute(db),
    ).rejects.toThrow('was not approved');
  });
});

describe('a fresh wave', () => {
  it('draws anew with its own seed, leaves resting studios out, and lets a closed campaign run again', async () => {
    const desk = await launched('fresh.example');
    const before = await sampleOf(desk.campaignId, 1);
    await delivered(desk, 'SILENT_DELIVERED');
    expect(await closeCampaign(db, { campaignId: desk.campaignId, actor: desk.author })).toEqual({ kind: 'closed' });
    await plan(desk, 'fresh', 'fresh seed 2032');
    expect(await launch(desk)).toMatchObject({ kind: 'refused', why: 'ranking_unusable' });
    const second = await launch(desk, 'fresh.example');
    expect(second).toMatchObject({ kind: 'launched', wave: 'fresh', inquiries: 6, excluded: { cool_down: 6 } });
    const after = await sampleOf(desk.campaignId, 2);
    expect(after.map(({ domain }) => domain)).not.toEqual(
      expect.arrayContaining([before[0]?.domain ?? 'one of the first wave']),
    );
    expect(new Set(after.map(({ probability }) => probability))).toEqual(new Set([1]));
    const { state } = await db
      .selectFrom('campaigns')
      .select('state')
      .where('id', '=', desk.campaignId)
      .executeTakeFirstOrThrow();
    expect(state).toBe('running');
  });
});

describe('volunteers', () => {
  it('are written to on random days of ninety, in a wave of their own that is never published', async () => {
    const desk = await launched('drawn.example');
    const sampled = (await sampleOf(desk.campaignId, 1))[0]?.domain ?? '';
    const asked = ['eins.example', 'zwei.example', 'drei.example', sampled];
    for (const domain of asked) {
      const { now } = await fieldTime(db);
      const email = `office@${domain}`;
      expect(await requestAudit(db, { domain, email, language: 'ru', now })).toMatchObject({ kind: 'noted' });
      if (domain !== 'drei.example') await proveAuditRequest(db, { domain, email, proof: 'dns', now });
    }
    await plan(desk, 'volunteers', 'volunteers seed');
    const { now } = await fieldTime(db);
    expect(await launch(desk)).toMatchObject({
      kind: 'launched',
      wave: 'volunteers',
      inquiries: 2,
      excluded: { cool_down: 1 },
    });
    const { slug } = await db
      .selectFrom('campaigns')
      .select('slug')
      .where('id', '=', desk.campaignId)
      .executeTakeFirstOrThrow();
    // The campaign's report is that of its drawn wave, whoever asks for none in particular.
    expect((await findWaveHead(db, slug))?.number).toBe(1);
    expect((await findWaveHead(db, slug, 2))?.number).toBe(2);
    const written = await sampleOf(desk.campaignId, 2);
    expect(written.map(({ domain }) => domain)).toEqual(['eins.example', 'zwei.example']);
    for (const { dueAt } of written) {
      expect(dueAt >= now && dueAt < new Date(now.getTime() + 91 * 86_400_000)).toBe(true);
    }
    const open = await db.selectFrom('audit_requests').select('domain').where('wave_id', 'is', null).execute();
    expect(open.map(({ domain }) => domain).toSorted()).toEqual(['drei.example', sampled].toSorted());
  });
});
