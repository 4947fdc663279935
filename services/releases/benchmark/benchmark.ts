import Type from 'typebox';
import { Value } from 'typebox/value';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { type Row, rowSchema } from '../cube/row.ts';
import { firstHuman, type InquiryFacts, startOf } from '../report/inquiry-facts.ts';
import { factsOfWave } from '../report/report-of-wave.ts';
import { findWaveHead } from '../report/store.ts';
import { type PlaceAmongPeers, placeOf } from './place.ts';
import { type Grant, insertReply, type OwnInquiry, openInquiries } from './store.ts';

/** What happened to a studio's own inquiry, and where that stands; the place only once the release is public. */
export type OwnBenchmark = {
  readonly release: string;
  readonly state: string;
  readonly own: {
    readonly writtenAt: string | null;
    readonly delivery: string;
    readonly answers: readonly {
      readonly at: string;
      readonly mode: string;
      readonly kind: string;
      readonly afterHours: number | null;
    }[];
    readonly firstHumanAfterHours: number | null;
    readonly remindedAt: string | null;
  };
  readonly place: PlaceAmongPeers | null;
};

const HOUR_MS = 3_600_000;
const released = Type.Object({ rows: Type.Array(rowSchema) });

/** Every audit of the studio that may be told; an empty list before a preview, whether it was sampled or not. */
export async function benchmarkOf(db: Database, { domain }: Grant): Promise<OwnBenchmark[]> {
  const open = await openInquiries(db, domain);
  return Promise.all(open.map((one) => benchmarkIn(db, one)));
}

async function benchmarkIn(db: Database, one: OwnInquiry): Promise<OwnBenchmark> {
  const head = await findWaveHead(db, one.campaign, one.waveNumber);
  const facts = head === null ? [] : await factsOfWave(db, head);
  const own = facts.find(({ inquiryId }) => inquiryId === one.inquiryId);
  const wait = own === undefined ? null : hoursTo(own, firstHuman(own)?.at ?? null);
  const open = one.state === 'published' || one.state === 'superseded';
  return {
    release: `${one.slug}/${one.version}`,
    state: one.state,
    own: {
      writtenAt: own === undefined ? null : (startOf(own)?.toISOString() ?? null),
      delivery: own?.delivery.kind ?? 'unknown',
      answers: (own?.answers ?? []).map(({ at, mode, sort }) => ({
        at: at.toISOString(),
        mode,
        kind: sort,
        afterHours: own === undefined ? null : hoursTo(own, at),
      })),
      firstHumanAfterHours: wait,
      remindedAt: own?.nudgedAt?.toISOString() ?? null,
    },
    place: open ? placeOf(wait, rowsOf(one.document)) : null,
  };
}

function hoursTo(facts: InquiryFacts, at: Date | null): number | null {
  const start = startOf(facts);
  if (start === null || at === null) return null;
  return Math.round(Math.max(0, at.getTime() - start.getTime()) / (HOUR_MS / 10)) / 10;
}

function rowsOf(document: string): readonly Row[] {
  return Value.Parse(released, JSON.parse(document)).rows;
}

export type Replied = 'kept' | 'release_unknown';

/** Right of reply: keeps what a studio says to a release it may see, word for word. */
export async function replyToRelease(db: Database, grant: Grant, release: string, text: string): Promise<Replied> {
  const own = (await openInquiries(db, grant.domain)).find(({ slug, version }) => `${slug}/${version}` === release);
  if (own === undefined) return 'release_unknown';
  const { now } = await fieldTime(db);
  await insertReply(db, { id: newId(), releaseId: own.releaseId, grantId: grant.id, at: now, text });
  return 'kept';
}
