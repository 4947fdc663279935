import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteDeviation } from '../../../services/design/amendments/note-deviation.ts';
import { registrationOf } from '../../../services/design/amendments/store/registration.ts';
import { findCampaign } from '../../../services/design/campaigns/store.ts';
import {
  approveAmendment,
  proposeAmendment,
  withdrawAmendment,
} from '../../../services/field/inquiries/amend-protocol.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { approved, type Desk, draft, files, protocolSource, ranking } from './campaign-desk.ts';

let clone: TestDatabase;
let db: Database;
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

const sourceOf = async ({ campaignId }: Desk): Promise<string> => {
  const { slug } = await db
    .selectFrom('campaigns')
    .select('slug')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return protocolSource({ id: slug, size: 6 });
};
const amend = async (desk: Desk, edit: (source: string) => string, reason = 'the fallback was forgotten') =>
  proposeAmendment(db, {
    campaignId: desk.campaignId,
    source: edit(await sourceOf(desk)),
    format: 'yaml',
    reason,
    actor: desk.author,
  });
const dearer = (source: string): string => source.replace(/campaignBurdenHours: \d+/u, 'campaignBurdenHours: 77');
const shorter = (source: string): string => source.replace(/responseDays: \d+/u, 'responseDays: 20');

describe('an amendment', () => {
  it('is stored with what it changes and why, and is in force once a second person approves it', async () => {
    const desk = await approved(db, { size: 6 });
    const { campaignId } = desk;
    await launchCampaign(db, { campaignId, actor: desk.author, files: files(ranking(12, 'amended.example')) });
    const proposed = await amend(desk, dearer);
    expect(proposed).toMatchObject({
      kind: 'proposed',
      afterFirstLetter: false,
      changes: [{ path: 'rules.campaignBurdenHours', change: 'changed' }],
    });
    const hash = proposed.kind === 'proposed' ? proposed.hash : '';
    expect((await findCampaign(db, campaignId))?.hash).toBe(desk.hash);
    expect(await amend(desk, dearer)).toEqual({ kind: 'refused', why: 'amendment_open' });
    expect(await approveAmendment(db, { campaignId, actor: desk.author, hash })).toMatchObject({ why: 'same_person' });
    await expect(
      sql`update amendments set approved_by = amended_by, approved_at = now() where campaign_id = ${campaignId}`.execute(
        db,
      ),
    ).rejects.toThrow('amendments_second_person');
    expect(await approveAmendment(db, { campaignId, actor: desk.second, hash })).toEqual({ kind: 'approved', hash });
    const after = await findCampaign(db, campaignId);
    expect(after).toMatchObject({ hash, state: 'running' });
    expect(after?.protocol.rules.campaignBurdenHours).toBe(77);
    const { versions, amendments } = await registrationOf(db, campaignId);
    expect(versions.map((version) => version.hash)).toEqual([desk.hash, hash]);
    expect(amendments).toMatchObject([
      { previousHash: desk.hash, hash, reason: 'the fallback was forgotten', approvedBy: 'approver' },
    ]);
    expect(amendments[0]?.amendedAt).toBe(start.toISOString());
  });

  it('is refused where it would alter what was drawn or sent, with every such place at once', async () => {
    const desk = await approved(db, { size: 6 });
    const { campaignId } = desk;
    expect(await amend(desk, shorter)).toMatchObject({ kind: 'proposed' });
    expect(await withdrawAmendment(db, { campaignId, actor: desk.author })).toBe(true);
    expect(await amend(desk, shorter)).toMatchObject({ kind: 'proposed' });
    const waits = await db.selectFrom('amendments').select('hash').where('withdrawn_at', 'is', null).execute();
    await launchCampaign(db, { campaignId, actor: desk.author, files: files(ranking(12, 'locked.example')) });
    // It was proposed before the launch; by now letters are planned under the longer window.
    const hash = waits.at(-1)?.hash ?? '';
    expect(await approveAmendment(db, { campaignId, actor: desk.second, hash })).toMatchObject({
      kind: 'locked',
      changes: [{ path: 'windows.responseDays', because: 'letters were sent under this window' }],
    });
    await withdrawAmendment(db, { campaignId, actor: desk.author });
    const both = await amend(desk, (source) => shorter(source).replace(/^ {2}seed: .*$/mu, '  seed: another seed'));
    expect(both.kind === 'locked' ? both.changes.map(({ path }) => path) : both).toEqual([
      'sampling.seed',
      'windows.responseDays',
    ]);
  });

  it('needs a registered protocol, a reason and a change', async () => {
    const fresh = await draft(db, { size: 6 });
    expect(await amend(fresh, dearer)).toEqual({ kind: 'refused', why: 'not_registered' });
    const desk = await approved(db, { size: 6 });
    expect(await amend(desk, (same) => same)).toEqual({ kind: 'refused', why: 'nothing_changed' });
    expect(await amend(desk, dearer, ' ')).toEqual({ kind: 'refused', why: 'reason_missing' });
    expect(await amend(desk, (source) => source.replace('title:', 'titel:'))).toMatchObject({ kind: 'faulty' });
  });

  it('leaves the registered version as it was', async () => {
    await expect(sql`update registered_protocols set hash = 'x'`.execute(db)).rejects.toThrow('are facts');
    await expect(sql`delete from amendments`.execute(db)).rejects.toThrow('never changed');
  });
});

describe('a deviation', () => {
  it('is noted with its day, what was planned, what was done and why, for ever', async () => {
    const desk = await approved(db, { size: 6 });
    const { campaignId } = desk;
    const note = {
      ...{ campaignId, wave: null, happenedOn: '2031-03-02', actor: desk.author },
      ...{ planned: 'two coders', done: 'one coder', why: 'illness' },
    };
    expect(await noteDeviation(db, note)).toEqual({ kind: 'noted' });
    expect(await noteDeviation(db, { ...note, wave: 3 })).toEqual({ kind: 'refused', why: 'wave_unknown' });
    expect(await noteDeviation(db, { ...note, happenedOn: '2031-04-01' })).toMatchObject({ why: 'date_invalid' });
    expect(await noteDeviation(db, { ...note, happenedOn: '2031-02-30' })).toMatchObject({ why: 'date_invalid' });
    expect(await noteDeviation(db, { ...note, done: '' })).toEqual({ kind: 'refused', why: 'text_missing' });
    expect((await registrationOf(db, campaignId)).deviations).toMatchObject([
      { wave: null, happenedOn: '2031-03-02', planned: 'two coders', done: 'one coder', why: 'illness' },
    ]);
    await expect(sql`delete from deviations`.execute(db)).rejects.toThrow('are facts');
  });
});
