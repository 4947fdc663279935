import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { shopper } from '../../browser/forms/street.ts';
import type { Studio } from '../../city/studio.ts';
import { inOneStep } from '../../support/in-one-step.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { lastLine } from '../smtp/practice-exchanger.ts';
import type { Way } from './cells.ts';

/** An inquiry as the trial planned it: what the outside ledgers are compared with. */
export type Contact = {
  readonly way: Way;
  readonly inquiryId: string;
  readonly domain: string;
  readonly alias: string;
  /** The studio's own, by which its calls are known. */
  readonly phone: string;
  readonly launchedAt: Date;
};

const shipped = new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);
export const personaPhone = shopper.phoneE164;
const hourMs = 3_600_000;
/** The waves of the trial are short, so that their farewells fall into it; field time. */
const silenceHours = 48;

/** Plans one first contact with this studio, due now in field time, on its way and on no other. */
export async function planContact(
  db: Database,
  way: Way,
  studio: Pick<Studio, 'domain'>,
  nth: number,
): Promise<Contact> {
  return inOneStep(db, (tx) => planOne(tx, way, studio, nth));
}

async function planOne(db: Database, way: Way, { domain }: Pick<Studio, 'domain'>, nth: number): Promise<Contact> {
  const { now } = await fieldTime(db);
  const phone = `+7812${String(2_000_000 + nth)}`;
  const channel = way === 'smtp' ? 'mail' : 'form';
  const { campaignId, waveId, studioId, inquiryId } = await planInquiry(db, { channel, dueAt: now });
  await db.updateTable('studios').set({ domain }).where('id', '=', studioId).execute();
  await rewriteProtocol(db, sql`update campaigns set protocol = ${protocol()} where id = ${campaignId}`);
  const after = (hours: number): Date => new Date(now.getTime() + hours * hourMs);
  const windows = { launched_at: now, response_closes_at: after(36), silence_closes_at: after(silenceHours) };
  await db.updateTable('waves').set(windows).where('id', '=', waveId).execute();
  const address =
    way === 'smtp' ? { site_url: null, email: `info@${domain}` } : { site_url: `http://${domain}/`, email: null };
  await db
    .updateTable('frame_units')
    .set({ ...address, phone_e164: phone })
    .where('wave_id', '=', waveId)
    .execute();
  const body = way === 'smtp' ? `We are a bakery and want a new shop.\n${lastLine}` : shopper.message;
  const words = { subject: shopper.subject, body, phone_e164: personaPhone, arm: JSON.stringify({ budget: 'small' }) };
  await db.updateTable('inquiries').set(words).where('id', '=', inquiryId).execute();
  return { way, inquiryId, domain, alias: `a.${inquiryId}@shopper.test`, phone, launchedAt: now };
}

/** The shipped protocol for one persona who writes at any hour, reminds nobody, and whose every letter ends alike. */
function protocol(): string {
  const known = parse(readFileSync(shipped, 'utf8'));
  const text = (subject: string) => ({ ru: { subject, body: `Thank you for your letter.\n${lastLine}` } });
  const { fullName, firstName, lastName, company, city } = shopper;
  const persona = {
    ...known.personas[0],
    id: 'anna',
    displayName: fullName,
    fullName,
    firstName,
    lastName,
    company,
    city,
  };
  return JSON.stringify({
    ...known,
    personas: [persona],
    scripts: { ...known.scripts, secondStep: text('Re: shop'), close: text('Thank you') },
    schedule: {
      ...known.schedule,
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: '00:00',
      to: '23:59',
    },
    rules: { ...known.rules, burdenCapMinutes: 600, mailFallback: false, secondStep: true, nudge: null },
  });
}
