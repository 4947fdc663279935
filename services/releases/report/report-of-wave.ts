import { silenceOfWave } from '../../field/follow-ups/silence-of-wave.ts';
import type { BusinessHours } from '../../measures/clock/delay-minutes.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { codingOfWave } from '../../reading/coding/store/agreement.ts';
import { ratesBetween } from '../../reading/normalise/store.ts';
import { calendarsOf } from '../calendars/calendars-of.ts';
import { listedStrata, unattributedCalls } from '../snapshot/store.ts';
import { assembleFacts, type FactRows } from './assemble-facts.ts';
import { buildReport, type ReportHead } from './build-report.ts';
import { noHours } from './clock-estimates.ts';
import { nothingCoded, type WaveCodes } from './coded-shares.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { keepReport, recentReport } from './recent-reports.ts';
import type { Report } from './report-schema.ts';
import { inquiryCodes, materialTimes } from './store/codes.ts';
import { waveFingerprint } from './store/fingerprint.ts';
import { saidReasons } from './store/said-reasons.ts';
import { answerRows, attemptRows, findWaveHead, inquiryRows, outageRows, type WaveHead } from './store.ts';

/** Days of the silence stage where the stored protocol has none. */
const SILENCE_DAYS = 180;

/**
 * The report of a campaign's wave (the latest without a number) at the present field time; null when there is none. While nothing has
 * come in, one that is less than a minute old is given again.
 */
export async function reportOfWave(db: Database, slug: string, number?: number): Promise<Report | null> {
  // One snapshot for all reads, so that an answer that comes meanwhile cannot stand in one table and not in another.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = await findWaveHead(tx, slug, number);
      if (head === null) return null;
      const { now } = await fieldTime(tx);
      const fingerprint = await waveFingerprint(tx, head.waveId);
      const recent = recentReport(db, head.waveId, fingerprint, now);
      if (recent !== null) return recent;
      const hours = await officeHours(tx, head);
      const record = {
        hours,
        strata: await listedStrata(tx, head.waveId),
        said: await saidReasons(tx, head.waveId),
        unattributedCalls: await unattributedCalls(tx, head.waveId),
        facts: await factsOfWave(tx, head),
        budgets: head.budgets,
        coding: await codesOfWave(tx, head),
        silences: await silenceOfWave(tx, head.waveId, hours),
        outages: await outageRows(tx, head.waveId),
        exchange: { country: onlyCountry(head), rates: await ratesBetween(tx, dayOf(head.launchedAt), dayOf(now)) },
      };
      const report = buildReport(reportHead(head), record, now);
      keepReport(db, head.waveId, fingerprint, report);
      return report;
    });
}

function onlyCountry({ countries: [country, ...others] }: WaveHead): string | null {
  return others.length === 0 ? (country ?? null) : null;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The reference clock of the studios' country (statistics 2.3). Rankings of several countries, or of one without a calendar, have none. */
export async function officeHours(db: Database, { countries, timeZone }: WaveHead): Promise<BusinessHours> {
  return { ...noHours, calendars: await calendarsOf(db, countries), timeZone: timeZone ?? noHours.timeZone };
}

/** The facts of each inquiry of a wave. */
export async function factsOfWave(db: Database, head: WaveHead): Promise<InquiryFacts[]> {
  const rows: FactRows = {
    inquiries: await inquiryRows(db, head.waveId),
    attempts: await attemptRows(db, head.waveId),
    answers: await answerRows(db, head.waveId),
  };
  const { now } = await fieldTime(db);
  const outages = await outageRows(db, head.waveId);
  const { answerByDays, datedLetters, timeZone } = head;
  const stated =
    answerByDays === null ? null : { days: answerByDays, letters: new Set(datedLetters), timeZone: timeZone ?? 'UTC' };
  const rules = { windowDays: windowDaysOf(head), closesAt: head.responseClosesAt, outages, now, stated };
  return assembleFacts(rows, rules);
}

/** What was coded of a wave, with the times of materials where any are coded. */
export async function codesOfWave(db: Database, { waveId }: Pick<WaveHead, 'waveId'>): Promise<WaveCodes> {
  const coding = await codingOfWave(db, waveId);
  if (coding === null) return nothingCoded;
  const codes = await inquiryCodes(db, waveId);
  const materials = codes.some(({ item }) => item.startsWith('material-')) ? await materialTimes(db, waveId) : [];
  return { rubric: coding.rubric, pairs: coding.pairs, codes, materials };
}

function reportHead(head: WaveHead): ReportHead {
  return {
    campaign: { slug: head.slug, title: head.title },
    rehearsal: head.rehearsal,
    wave: {
      number: head.number,
      launchedAt: head.launchedAt.toISOString(),
      responseClosesAt: head.responseClosesAt.toISOString(),
      fieldClosedAt: head.fieldClosedAt?.toISOString() ?? null,
      windowDays: windowDaysOf(head),
      protocolHash: head.protocolHash,
    },
    silence: { closesAt: head.silenceClosesAt, days: head.silenceDays ?? SILENCE_DAYS },
  };
}

function windowDaysOf({ windowDays, slug }: WaveHead): number {
  if (windowDays !== null) return windowDays;
  throw new ZerkaloError(
    'PROTOCOL_DAMAGED',
    `the protocol of ${slug} has no response window`,
    'Restore it from a backup.',
  );
}
