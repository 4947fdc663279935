import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { inOneStep } from '../../support/in-one-step.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { lastLine } from '../smtp/practice-exchanger.ts';

const body = `Hello, we bake bread and want a new shop for it.\n${lastLine}`;

/** Plans one inquiry to the studio at this domain, due at once, by mail and by nothing else; returns the sender's alias. */
export async function planMailInquiry(db: Database, domain: string): Promise<string> {
  return inOneStep(db, (tx) => planMail(tx, domain));
}

async function planMail(db: Database, domain: string): Promise<string> {
  const rules = { cooldownDays: 180, burdenCapMinutes: 15, mailFallback: false };
  const { campaignId, waveId, studioId, inquiryId } = await planInquiry(db, { channel: 'mail', rules });
  const protocol = JSON.stringify({ rules, personas: [{ id: 'anna', displayName: 'Anna' }] });
  await rewriteProtocol(db, sql`update campaigns set protocol = ${protocol} where id = ${campaignId}`);
  await db.updateTable('studios').set({ domain }).where('id', '=', studioId).execute();
  await db
    .updateTable('frame_units')
    .set({ email: `info@${domain}` })
    .where('wave_id', '=', waveId)
    .execute();
  await db.updateTable('inquiries').set({ body }).where('id', '=', inquiryId).execute();
  return `a.${inquiryId}@shopper.test`;
}
