import { printedRegistration } from '../../design/amendments/printed-registration.ts';
import { registrationOf } from '../../design/amendments/store/registration.ts';
import { campaignIdOf } from '../../design/campaigns/store.ts';
import { debriefOfWave } from '../../field/follow-ups/debrief-of-wave.ts';
import { type BusinessCalendar, calendarHash } from '../../measures/clock/business-calendar.ts';
import type { Database } from '../../platform/database/connect.ts';
import { clockEvents } from '../report/clock-events.ts';
import { doubtsBy } from '../report/doubts.ts';
import type { InquiryFacts } from '../report/inquiry-facts.ts';
import { codesOfWave, factsOfWave, officeHours } from '../report/report-of-wave.ts';
import { findWaveHead, type WaveHead } from '../report/store.ts';
import { observe } from './observe.ts';
import type { Snapshot } from './snapshot.ts';
import { frameCounts, unattributedCalls, unitRows, waveExtras } from './store.ts';
import { termsOfWave } from './terms-of-wave.ts';

export type TakenSnapshot =
  | { readonly kind: 'taken'; readonly snapshot: Snapshot; readonly waveId: string }
  | { readonly kind: 'refused'; readonly why: 'wave_unknown' | 'field_open' };

/**
 * Freezes what a wave's release is computed from. Refused before the responses are closed. Two snapshots of unchanged facts are
 * equal but for `release`. Pseudonyms follow the order of the ids, so that versions of one wave can be compared cell by cell.
 */
export async function takeSnapshot(
  db: Database,
  slug: string,
  release: Snapshot['release'],
  number?: number,
): Promise<TakenSnapshot> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx): Promise<TakenSnapshot> => {
      const head = await findWaveHead(tx, slug, number);
      if (head === null) return { kind: 'refused', why: 'wave_unknown' };
      const closedAt = head.fieldClosedAt;
      if (closedAt === null) return { kind: 'refused', why: 'field_open' };
      return { kind: 'taken', waveId: head.waveId, snapshot: await snapshotOf(tx, head, closedAt, release) };
    });
}

async function snapshotOf(db: Database, head: WaveHead, closedAt: Date, release: Snapshot['release']) {
  const { protocol, approvals, burden } = await waveExtras(db, head.waveId);
  const units = await unitRows(db, head.waveId);
  const all = await factsOfWave(db, head);
  const factsOf = new Map(all.map((facts) => [facts.inquiryId, facts]));
  const unitOf = new Map(units.map(({ inquiryId }, n) => [inquiryId, `u${String(n + 1).padStart(5, '0')}`]));
  const coding = await codesOfWave(db, head);
  const hours = await officeHours(db, head);
  const terms = {
    hours,
    prices: await termsOfWave(db, head, all, closedAt),
    now: closedAt,
    events: clockEvents(coding),
    doubtOf: doubtsBy(coding.codes),
    ownerOf: pseudonyms(all),
  };
  const snapshot: Snapshot = {
    format: 'zerkalo-snapshot/2',
    release,
    campaign: { slug: head.slug, title: head.title },
    rehearsal: head.rehearsal,
    wave: {
      number: head.number,
      launchedAt: head.launchedAt.toISOString(),
      responseClosesAt: head.responseClosesAt.toISOString(),
      silenceClosesAt: head.silenceClosesAt.toISOString(),
      fieldClosedAt: closedAt.toISOString(),
      windowDays: head.windowDays ?? 30,
      protocolHash: head.protocolHash,
      approvals,
    },
    protocol,
    frame: await frameCounts(db, head.waveId),
    observations: units.flatMap((row) => {
      const facts = factsOf.get(row.inquiryId);
      const unit = unitOf.get(row.inquiryId);
      return facts === undefined || unit === undefined ? [] : [observe(unit, row, facts, terms)];
    }),
    pairs: coding.pairs.map(({ item, first, second }) => ({ item, first, second })),
    codes: coding.codes.flatMap(({ inquiryId, item, value }) => {
      const unit = unitOf.get(inquiryId);
      return unit === undefined ? [] : [{ unit, item, value }];
    }),
    unattributedCalls: await unattributedCalls(db, head.waveId),
    burdenMinutes: burden,
    calendars: calendarsUsed(hours.calendars, head, closedAt),
    ...(await closingOf(db, head)),
  };
  return snapshot;
}

/** Registration with its amendments and deviations, and how far the silent were asked why; each only where there is something. */
async function closingOf(db: Database, { slug, waveId, number }: WaveHead): Promise<Partial<Snapshot>> {
  const campaignId = await campaignIdOf(db, slug);
  const { silentTold, gaveReason } = await debriefOfWave(db, waveId);
  const debrief = silentTold === 0 ? {} : { debrief: { silentTold, gaveReason } };
  if (campaignId === null) return debrief;
  const { versions, amendments, deviations } = printedRegistration(await registrationOf(db, campaignId), number);
  const changed = amendments.map((one) => ({ ...one, changes: [...one.changes] }));
  return { ...debrief, registration: { versions: [...versions], amendments: changed, deviations: [...deviations] } };
}

/** Calendars of the years that the wave lies in. */
function calendarsUsed(calendars: readonly BusinessCalendar[], { launchedAt }: WaveHead, closedAt: Date) {
  const [first, last] = [launchedAt.getUTCFullYear(), closedAt.getUTCFullYear()];
  return calendars
    .filter(({ year }) => year >= first && year <= last)
    .map((one) => ({ country: one.country, year: one.year, source: one.source, sha256: calendarHash(one) }));
}

/** Owners of several studios as o00001, o00002 …, in the order of the inquiries' ids. */
function pseudonyms(all: readonly InquiryFacts[]): (owner: string) => string {
  const keys = [...new Set(all.flatMap(({ owner }) => owner ?? []))].toSorted();
  return (owner) => `o${String(keys.indexOf(owner) + 1).padStart(5, '0')}`;
}
