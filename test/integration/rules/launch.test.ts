import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { interest, registerProtocol } from '../../support/registered-protocol.ts';

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

const hash = 'b'.repeat(64);

/** A draft that nobody has approved yet. */
async function draft(protocol: object = { interest }): Promise<{ id: string; author: string }> {
  const [id, author] = [randomUUID(), randomUUID()];
  const person = { id: author, email: `${author}@example.test`, name: 'A Researcher', role: 'researcher' };
  await db.insertInto('users').values(person).execute();
  const named = { slug: `c-${id}`, title: 'A draft', rehearsal: true, created_by: author };
  await db
    .insertInto('campaigns')
    .values({ id, ...named, protocol: JSON.stringify(protocol), protocol_source: '{}', protocol_hash: hash })
    .execute();
  return { id, author };
}

/** A wave written by hand, past every use case; with a plan it is the second one. */
const wave = (tx: Database, campaignId: string, protocolHash = hash, planId: string | null = null) =>
  sql<{ id: string }>`
  insert into waves (id, campaign_id, number, kind, plan_id, seed, protocol_hash, launched_at, response_closes_at, silence_closes_at)
  values (gen_random_uuid(), ${campaignId}, ${planId === null ? 1 : 2}, ${planId === null ? 'first' : 'fresh'}, ${planId},
    coalesce((select seed from wave_plans where id = ${planId}), 'by hand'), ${protocolHash}, now(), now() + interval '30 days', now() + interval '180 days')
  returning id`.execute(tx);

/** A plan of the second wave that a second person approved. */
async function approvedPlan(campaignId: string, author: string): Promise<string> {
  const second = randomUUID();
  const person = { id: second, email: `${second}@example.test`, name: 'An Approver', role: 'approver' } as const;
  await db.insertInto('users').values(person).execute();
  const { rows } = await sql<{ id: string }>`
    insert into wave_plans (id, campaign_id, number, kind, seed, protocol_hash, commitment, hash, proposed_by, proposed_at,
      approved_by, approved_at)
    values (gen_random_uuid(), ${campaignId}, 2, 'fresh', ${`plan ${campaignId}`}, ${hash}, '{}',
      encode(sha256('{}'), 'hex'), ${author}, now(), ${second}, now()) returning id`.execute(db);
  return rows[0]?.id ?? '';
}

describe('a launch past the program', () => {
  it('of a version that no second person approved is refused, and so is to put that version on record', async () => {
    const { id, author } = await draft();
    await expect(wave(db, id)).rejects.toMatchObject({ code: 'ZK020' });
    const record = sql`insert into registered_protocols (campaign_id, hash, protocol, source, registered_by, registered_at)
      select id, protocol_hash, protocol, protocol_source, ${author}, now() from campaigns where id = ${id}`;
    await expect(record.execute(db)).rejects.toMatchObject({ code: 'ZK018' });
    await registerProtocol(db, id);
    expect((await wave(db, id)).rows).toHaveLength(1);
  });

  it('of another text under an approved hash, or under another hash, is refused', async () => {
    const { id } = await draft();
    await registerProtocol(db, id);
    await expect(wave(db, id, 'c'.repeat(64))).rejects.toMatchObject({ code: 'ZK020' });
    await sql`update campaigns set protocol = protocol || '{"rules": {"burdenCapMinutes": 900}}' where id = ${id}`.execute(
      db,
    );
    await expect(wave(db, id)).rejects.toMatchObject({ code: 'ZK020' });
  });

  it('without a funder or a word on the conflict of interest is refused', async () => {
    for (const gap of [{}, { interest: { ...interest, funder: '' } }, { interest: { funder: 'own funds' } }]) {
      const { id } = await draft(gap);
      await registerProtocol(db, id);
      await expect(wave(db, id)).rejects.toMatchObject({ code: 'ZK017' });
    }
  });

  it('cannot draw a firm of the operator', async () => {
    const { id } = await draft({ interest: { ...interest, excludedDomains: ['Own-Firm.example'] } });
    await registerProtocol(db, id);
    const waveId = (await wave(db, id)).rows[0]?.id ?? '';
    const studioId = randomUUID();
    await db.insertInto('studios').values({ id: studioId, domain: 'own-firm.example', name: 'Ours' }).execute();
    const unit = { wave_id: waveId, studio_id: studioId, stratum: 'all' };
    await db
      .insertInto('frame_units')
      .values({ ...unit, name: 'Ours', provenance: '[]' })
      .execute();
    const drawn = db.insertInto('sample_units').values({ ...unit, draw_order: 1, inclusion_probability: 1 });
    await expect(drawn.execute()).rejects.toMatchObject({ code: 'ZK017' });
  });

  it('that takes more than the hours of the protocol is undone when it is committed, waves before counted', async () => {
    const { id, author } = await draft({ interest, rules: { campaignBurdenHours: 1 } });
    await registerProtocol(db, id);
    const launch = (minutes: number, planId: string | null = null) =>
      db.transaction().execute(async (tx) => {
        const waveId = (await wave(tx, id, hash, planId)).rows[0]?.id ?? '';
        await sql`with studio as (
            insert into studios (id, domain, name) values (gen_random_uuid(), gen_random_uuid()::text || '.example', 'S') returning id
          ), unit as (
            insert into frame_units (wave_id, studio_id, name, stratum, provenance)
            select ${waveId}, id, 'S', 'all', '[]' from studio returning studio_id
          ), drawn as (
            insert into sample_units (wave_id, studio_id, stratum, draw_order, inclusion_probability)
            select ${waveId}, studio_id, 'all', 1, 1 from unit returning studio_id
          ), inquiry as (
            insert into inquiries (id, wave_id, studio_id, persona, wording, arm, language, alias, subject, body, due_at)
            select gen_random_uuid(), ${waveId}, studio_id, 'anna', 'short', '{}', 'ru', gen_random_uuid()::text, 's', 'b', now()
            from drawn returning id
          ) insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, burden_minutes)
            select gen_random_uuid(), id, 'inquiry', 1, 'form', now(), ${minutes} from inquiry`.execute(tx);
      });
    await expect(launch(61)).rejects.toMatchObject({ code: 'ZK002' });
    await launch(40);
    const planId = await approvedPlan(id, author);
    // Nothing of the first wave was sent yet, so nobody's time was taken.
    await expect(launch(61, planId)).rejects.toMatchObject({ code: 'ZK002' });
    await sql`update attempts set state = 'uncertain', armed_at = now(), settled_at = now(), reason = 'by hand'
      where inquiry_id in (select i.id from inquiries i join waves w on w.id = i.wave_id where w.campaign_id = ${id})`.execute(
      db,
    );
    await expect(launch(21, planId)).rejects.toMatchObject({ code: 'ZK002' });
    await launch(20, planId);
  });
});

describe('a launched campaign', () => {
  it('does not get another protocol but by an amendment on record, and sends nothing by one that is on no record', async () => {
    const { campaignId, attemptId } = await planInquiry(db);
    const other = sql`update campaigns set protocol_hash = ${hash} where id = ${campaignId}`;
    await expect(other.execute(db)).rejects.toMatchObject({ code: 'ZK020' });
    const text = sql`update campaigns set protocol = protocol || '{"rules": {"burdenCapMinutes": 900}}' where id = ${campaignId}`;
    await expect(text.execute(db)).rejects.toMatchObject({ code: 'ZK020' });
    await sql`alter table campaigns disable trigger campaigns_amended_on_record`.execute(db);
    await other.execute(db);
    await sql`alter table campaigns enable trigger campaigns_amended_on_record`.execute(db);
    expect(await claimAttempt(db, attemptId, 'worker-1')).toEqual({ kind: 'postponed', why: 'campaign_not_running' });
  });
});
