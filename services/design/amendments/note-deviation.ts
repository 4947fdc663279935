import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { lockCampaign, recordAct } from '../campaigns/store.ts';
import { insertDeviation, type NewDeviation } from './store/amendments.ts';

export type Deviation = Omit<NewDeviation, 'id' | 'at' | 'by'> & { readonly actor: NewDeviation['by'] };

export type DeviationNoted =
  | { readonly kind: 'noted' }
  | { readonly kind: 'refused'; readonly why: 'campaign_unknown' | 'wave_unknown' | 'text_missing' | 'date_invalid' };

const fewest = 3;
const most = 2_000;

/** Notes what was not done as planned, with its date and why. It stays for ever and is printed with every release of the campaign. */
export async function noteDeviation(db: Database, { actor, ...deviation }: Deviation): Promise<DeviationNoted> {
  const texts = [deviation.planned, deviation.done, deviation.why].map((text) => text.trim());
  if (texts.some(({ length }) => length < fewest || length > most)) return { kind: 'refused', why: 'text_missing' };
  const { campaignId, happenedOn } = deviation;
  return db.transaction().execute(async (tx): Promise<DeviationNoted> => {
    const { now } = await fieldTime(tx);
    if (!isPastDate(happenedOn, now)) return { kind: 'refused', why: 'date_invalid' };
    if ((await lockCampaign(tx, campaignId)) === null) return { kind: 'refused', why: 'campaign_unknown' };
    const noted = await insertDeviation(tx, { ...deviation, id: newId<string>(), by: actor, at: now });
    if (!noted) return { kind: 'refused', why: 'wave_unknown' };
    const detail = { wave: deviation.wave, happenedOn, planned: deviation.planned };
    await recordAct(tx, { actor, action: 'campaign.deviated', subject: campaignId, detail });
    return { kind: 'noted' };
  });
}

/** A day of the calendar that has begun somewhere on earth. */
function isPastDate(date: string, now: Date): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? new Date(`${date}T00:00:00Z`) : new Date(Number.NaN);
  return (
    !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) && at.getTime() <= now.getTime() + 14 * 3_600_000
  );
}
