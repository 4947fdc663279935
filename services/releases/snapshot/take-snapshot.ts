import type { PartialProtocol } from '../../design/protocol/partial-protocol.ts';
import { SHIPPED_CALENDARS } from '../../measures/clock/calendars/shipped.ts';
import type { BusinessHours } from '../../measures/clock/delay-minutes.ts';
import type { Database } from '../../platform/database/connect.ts';
import { codingOfWave } from '../../reading/coding/store/agreement.ts';
import { factsOfWave } from '../report/report-of-wave.ts';
import { inquiryCodes } from '../report/store/codes.ts';
import { findWaveHead, type WaveHead } from '../report/store.ts';
import { observe } from './observe.ts';
import type { Snapshot } from './snapshot.ts';
import { frameCounts, unattributedCalls, unitRows, waveExtras } from './store.ts';
import { termsOfWave } from './terms-of-wave.ts';

/** Working time that all studios of a country are measured by (statistics 2.3): the same for all, not what each declares. */
const OFFICE = { open: '09:00', close: '18:00' } as const;

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
  const terms = { hours: hoursOf(protocol), prices: await termsOfWave(db, head, all, closedAt), now: closedAt };
  const coding = await codingOfWave(db, head.waveId);
  const snapshot: Snapshot = {
    format: 'zerkalo-snapshot/1',
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
    pairs: (coding?.pairs ?? []).map(({ item, first, second }) => ({ item, first, second })),
    codes: (await inquiryCodes(db, head.waveId)).flatMap(({ inquiryId, item, value }) => {
      const unit = unitOf.get(inquiryId);
      return unit === undefined ? [] : [{ unit, item, value }];
    }),
    unattributedCalls: await unattributedCalls(db, head.waveId),
    burdenMinutes: burden,
  };
  return snapshot;
}

function hoursOf(protocol: PartialProtocol): BusinessHours {
  const country = protocol.frames?.[0]?.country ?? '';
  return {
    ...OFFICE,
    calendars: SHIPPED_CALENDARS.filter((calendar) => calendar.country === country),
    timeZone: protocol.schedule?.timeZone ?? 'UTC',
  };
}
