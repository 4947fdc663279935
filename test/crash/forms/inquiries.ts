import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { shopper } from '../../browser/forms/street.ts';
import { inOneStep } from '../../support/in-one-step.ts';
import { type InquiryWish, type PlannedInquiry, planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';

const persona = {
  id: 'anna',
  fullName: shopper.fullName,
  firstName: shopper.firstName,
  lastName: shopper.lastName,
  role: 'директор',
  company: shopper.company,
  city: shopper.city,
};

/** Plans one inquiry to the studio at this domain, due at once, by its form and by nothing else; `wish` names a known studio or other rules. */
export async function planFormInquiry(
  db: Database,
  domain: string,
  wish: Pick<InquiryWish, 'studioId' | 'rules'> = {},
): Promise<PlannedInquiry> {
  return inOneStep(db, (tx) => planForm(tx, domain, wish));
}

async function planForm(
  db: Database,
  domain: string,
  wish: Pick<InquiryWish, 'studioId' | 'rules'>,
): Promise<PlannedInquiry> {
  const planned = await planInquiry(db, wish);
  const { campaignId, waveId, studioId, inquiryId } = planned;
  const rules = { cooldownDays: 180, burdenCapMinutes: 15, mailFallback: false, ...wish.rules };
  const protocol = JSON.stringify({ rules, personas: [persona] });
  await db.updateTable('studios').set({ domain }).where('id', '=', studioId).execute();
  await rewriteProtocol(db, sql`update campaigns set protocol = ${protocol} where id = ${campaignId}`);
  await db
    .updateTable('frame_units')
    .set({ site_url: `http://${domain}/`, email: null })
    .where('wave_id', '=', waveId)
    .execute();
  await db
    .updateTable('inquiries')
    .set({ subject: shopper.subject, body: shopper.message, phone_e164: shopper.phoneE164 })
    .where('id', '=', inquiryId)
    .execute();
  return planned;
}

/** Attempts that are not at their end; those that wait for a second try are made due. */
export async function unfinished(db: Database): Promise<number> {
  await db
    .updateTable('attempts')
    .set({ due_at: new Date(Date.now() - 60_000) })
    .where('state', '=', 'planned')
    .where('due_at', '>', new Date())
    .execute();
  const { count } = await db
    .selectFrom('attempts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['planned', 'leased', 'prepared', 'armed'])
    .executeTakeFirstOrThrow();
  return Number(count);
}
