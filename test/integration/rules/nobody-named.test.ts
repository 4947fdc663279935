import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';

let clone: TestDatabase;
let db: Database;
let waveId: string;
let domain: string;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 2, 'mapped');
  const planned = await planInquiry(db);
  waveId = planned.waveId;
  domain = `${planned.studioId}.example`;
  await sql`update frame_units set phone_e164 = '+78121234567' where wave_id = ${waveId}`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

/** A release as a program would write it that forgot what a release may hold; nothing else of it is whole. */
const release = (document: string) =>
  sql`insert into releases (id, slug, version, wave_id, title, rehearsal, sha256, document)
    values (gen_random_uuid(), 'named', 1, ${waveId}, 't', true, 'x', ${document})`.execute(db);
const names = async (content: string): Promise<boolean> =>
  (await sql<{ named: boolean }>`select names_a_studio(${content}, ${waveId}) as named`.execute(db)).rows[0]?.named ===
  true;
const namedCode = { code: 'ZK015' };

describe('a release that names a studio', () => {
  it('is refused with its domain, an address of it, a page of it or its telephone in it, however written', async () => {
    for (const telling of [
      domain,
      `see https://www.${domain.toUpperCase()}/contact`,
      `{"by":"sales@${domain}"}`,
      `a,b,${domain},c`,
      'call +78121234567 now',
    ]) {
      expect(await names(telling), telling).toBe(true);
      await expect(release(telling)).rejects.toMatchObject(namedCode);
    }
  });

  it('is told from one that names other people, numbers and files', async () => {
    for (const silent of [
      `not-${domain}`,
      `${domain}.org`,
      '0.25,12.5,1e3',
      'data.csv +78127654321',
      'https://doi.org/10',
    ]) {
      expect(await names(silent), silent).toBe(false);
      // Let through by this rule, it fails on what it lacks.
      await expect(release(silent)).rejects.not.toMatchObject(namedCode);
    }
  });

  it('may repeat what its own registered protocol says of a site', async () => {
    expect(await names(domain)).toBe(true);
    await rewriteProtocol(
      db,
      sql`update campaigns set protocol = protocol || jsonb_build_object('frames', ${domain}::text)`,
    );
    expect(await names(domain)).toBe(false);
    await rewriteProtocol(db, sql`update campaigns set protocol = protocol - 'frames'`);
  });

  it('is let in by none of its files', async () => {
    const file = (mediaType: string, text: string) =>
      sql`with kept as (
          insert into evidence (id, kind, media_type, bytes, sha256) values (gen_random_uuid(), 'x', 'x', 1, 'x') returning id
        ), made as (
          insert into releases (id, slug, version, wave_id, title, rehearsal, sha256, document, snapshot_sha256,
            snapshot_evidence_id, proofs_evidence_id, faults, silence_closes_at, built_by, built_at)
          select gen_random_uuid(), 'files', 1 + (select count(*) from releases), ${waveId}, 't', true,
            encode(sha256('{}'), 'hex'), '{}', 'x', id, id, '[]', now(), 'test', now() from kept returning id
        ) select id from made`
        .execute(db)
        .then(({ rows }) =>
          sql`insert into release_files (release_id, path, media_type, bytes, sha256)
            values (${(rows[0] as { id: string }).id}, 'x', ${mediaType}, ${Buffer.from(text)}, encode(sha256(${Buffer.from(text)}), 'hex'))`.execute(
            db,
          ),
        );
    for (const type of ['text/csv; charset=utf-8', 'application/ld+json', 'image/svg+xml', 'application/json'])
      await expect(file(type, `"${domain}"`), type).rejects.toMatchObject(namedCode);
    await file('text/csv; charset=utf-8', 'value,12.5');
  });
});

describe('what a telephone left behind', () => {
  it('has no place for a recording in any table', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and table_name like '%call%'
        and column_name ~ '(record(ing)?|audio|sound|voice|wav|mp3)(_|$)' order by 1`.execute(db);
    expect(rows).toEqual([]);
    const bytes = await sql`select from information_schema.columns
      where table_schema = 'public' and table_name like '%call%' and data_type = 'bytea' and column_name not like '%sha256'`.execute(
      db,
    );
    expect(bytes.rows).toEqual([]);
  });
});
