import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { shredRawMail, shredWhatIsDue } from '../../../services/inbox/retention/shred-raw-mail.ts';
import { retentions } from '../../../services/inbox/retention/store.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { CampaignId, EvidenceId, MessageId } from '../../../services/platform/ids.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { openArrivals } from './arrivals.ts';
import { type InboxWorld, mailTo, openInboxWorld } from './inbox-world.ts';

let world: InboxWorld;
let arrivals: ReturnType<typeof openArrivals>;
const parser = openMailParser();
beforeAll(async () => {
  world = await openInboxWorld();
  arrivals = openArrivals(world, parser);
});
afterAll(async () => {
  await parser.close();
  await world?.close();
});

const order = { by: 'anna@example.org', reason: 'a studio asked' };
const raw = async (id: MessageId) => {
  const message = await world.db
    .selectFrom('messages')
    .select('evidence_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return (await getEvidence(world.deps.evidence, message.evidence_id as EvidenceId)).kind;
};
const notes = (campaignId: string) =>
  world.db
    .selectFrom('raw_mail_shreddings')
    .select(['mails', 'by_whom'])
    .where('campaign_id', '=', campaignId)
    .orderBy('id')
    .execute();

/** Freezes the inquiry's only wave so many days before the field's present, with a term in its ethics record. */
async function freeze({ campaignId, waveId }: { campaignId: string; waveId: string }, daysAgo: number, term: number) {
  await sql`update waves set field_closed_at = field_now() - make_interval(days => ${daysAgo}) where id = ${waveId}`.execute(
    world.db,
  );
  await rewriteProtocol(
    world.db,
    sql`update campaigns set state = 'closed',
    protocol = jsonb_build_object('ethics', jsonb_build_object('retentionDays', ${term}::int)) where id = ${campaignId}`,
  );
}

test('shredding reaches every raw mail of a campaign, also those that were known as its own only later', async () => {
  const [shredded, kept] = [await arrivals.confirmedInquiry(), await arrivals.confirmedInquiry()];
  await world.db.updateTable('studios').set({ domain: 'beta.example' }).where('id', '=', shredded.studioId).execute();
  const direct = await arrivals.arrive(mailTo(shredded.alias, 'Direct'));
  const later = await arrivals.arrive(mailTo('office@shopper.test', 'Later').replace('info@studio', 'info@beta'));
  const other = await arrivals.arrive(mailTo(kept.alias, 'Other'));
  for (const each of [direct, later, other]) await arrivals.read(each);
  expect(await Promise.all([direct, later, other].map(raw))).toEqual(['found', 'found', 'found']);
  const campaignId = shredded.campaignId as CampaignId;
  expect(await shredRawMail(world.deps.evidence, campaignId, order)).toEqual({ mails: 2, erasedFiles: 1 });
  expect(await Promise.all([direct, later, other].map(raw))).toEqual(['destroyed', 'missing', 'found']);
  expect(await shredRawMail(world.deps.evidence, campaignId, order)).toEqual({ mails: 2, erasedFiles: 0 });
  expect(await notes(campaignId)).toEqual([{ mails: 2, by_whom: 'anna@example.org' }]);
});

test('raw mail is shredded when the term of the ethics record is over, and not a day before', async () => {
  const [over, running] = [await arrivals.confirmedInquiry(), await arrivals.confirmedInquiry()];
  const mails = [
    await arrivals.arrive(mailTo(over.alias, 'Old')),
    await arrivals.arrive(mailTo(running.alias, 'Young')),
  ];
  for (const each of mails) await arrivals.read(each);
  await freeze(over, 31, 30);
  await freeze(running, 29, 30);
  expect(await shredWhatIsDue(world.deps.evidence)).toBe(1);
  expect(await shredWhatIsDue(world.deps.evidence)).toBe(0);
  expect(await Promise.all(mails.map(raw))).toEqual(['destroyed', 'found']);
  expect(await notes(over.campaignId)).toEqual([{ mails: 1, by_whom: 'retention' }]);
  const told = (await retentions(world.db)).filter(({ campaignId }) =>
    [over.campaignId, running.campaignId].includes(campaignId),
  );
  expect(told.map(({ mails: count, shreddedAt }) => [count, shreddedAt !== null]).toSorted()).toEqual([
    [0, false],
    [1, true],
  ]);
});

test('a shredding that died before it was written down is finished by the next one', async () => {
  const inquiry = await arrivals.confirmedInquiry();
  await arrivals.read(await arrivals.arrive(mailTo(inquiry.alias, 'Half')));
  await freeze(inquiry, 10, 0);
  await sql`update campaign_keys set wrapped_key = null, destroyed_at = clock_timestamp()
    where campaign_id = ${inquiry.campaignId}`.execute(world.db);
  expect(await shredWhatIsDue(world.deps.evidence)).toBe(1);
  expect(await notes(inquiry.campaignId)).toEqual([{ mails: 1, by_whom: 'retention' }]);
});

test('the count of destroyed mails cannot be changed', async () => {
  await expect(sql`update raw_mail_shreddings set mails = 0`.execute(world.db)).rejects.toThrow(/facts/);
  await expect(sql`delete from raw_mail_shreddings`.execute(world.db)).rejects.toThrow(/facts/);
});
