import Type from 'typebox';
import { Value } from 'typebox/value';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { type Row, rowSchema } from '../cube/row.ts';
import { documentOf } from '../release/store.ts';
import { firstHuman, type InquiryFacts, startOf } from '../report/inquiry-facts.ts';
import { payablePrice } from '../report/payable-price.ts';
import { codesOfWave, factsOfWave, officeHours } from '../report/report-of-wave.ts';
import { findWaveHead, type WaveHead } from '../report/store.ts';
import { termsOfWave } from '../snapshot/terms-of-wave.ts';
import { checklistOf } from './checklist.ts';
import { clocksOf, hoursBetween } from './clocks.ts';
import type { OwnBenchmark } from './own-benchmark.ts';
import { ownCodes } from './own-codes.ts';
import { ownThread } from './own-thread.ts';
import { placeOf } from './place.ts';
import { type OwnPrice, pricePlaceOf } from './price-place.ts';
import { disputesOf } from './store/disputes.ts';
import type { Grant } from './store/grants.ts';
import { type OwnInquiry, openInquiries } from './store/open-inquiries.ts';
import { ownLetterOut, settledCodes } from './store/own-inquiry.ts';
import { insertReply, ownReplies } from './store/replies.ts';

const PREVIEW_DAYS = 14;
const DAY_MS = 86_400_000;
const released = Type.Object({ rows: Type.Array(rowSchema) });

/** Every audit of the studio that may be told; an empty list before a preview, whether it was sampled or not. */
export async function benchmarkOf(db: Database, { domain }: Pick<Grant, 'domain'>): Promise<OwnBenchmark[]> {
  const all: OwnBenchmark[] = [];
  for (const one of await openInquiries(db, domain)) {
    const benchmark = await told(db, one, domain);
    if (benchmark !== null) all.push(benchmark);
  }
  return all;
}

/** One of them; null when the studio may not see such a release, whatever there is. */
export async function benchmarkIn(
  db: Database,
  { domain }: Pick<Grant, 'domain'>,
  release: string,
): Promise<OwnBenchmark | null> {
  const own = (await openInquiries(db, domain)).find((one) => nameOf(one) === release);
  return own === undefined ? null : told(db, own, domain);
}

export type AuditName = { readonly release: string; readonly title: string; readonly published: boolean };

/** Only the names of the audits that `benchmarkOf` tells of. */
export async function auditsOf(db: Database, { domain }: Pick<Grant, 'domain'>): Promise<AuditName[]> {
  const own = await openInquiries(db, domain);
  return own.map((one) => ({ release: nameOf(one), title: one.title, published: isPublic(one) }));
}

async function told(db: Database, one: OwnInquiry, domain: string): Promise<OwnBenchmark | null> {
  const head = await findWaveHead(db, one.campaign, one.waveNumber);
  const all = head === null ? [] : await factsOfWave(db, head);
  const facts = all.find(({ inquiryId }) => inquiryId === one.inquiryId);
  const out = await ownLetterOut(db, one.inquiryId);
  if (head === null || facts === undefined || out === null) return null;
  const open = isPublic(one);
  const rows = open ? rowsOf((await documentOf(db, one.releaseId)) ?? '{"rows":[]}') : [];
  const clocks = clocksOf(facts, await codesOfWave(db, head), await officeHours(db, head));
  const price = await priceOf(db, head, all, facts);
  const { letters, promises } = await ownThread(db, one.inquiryId);
  const disputes = await disputesOf(db, one.inquiryId);
  const kept = promises.map(({ state }) => (state === 'open' ? null : state === 'kept'));
  const wait = hoursTo(facts, firstHuman(facts)?.at ?? null);
  return {
    release: nameOf(one),
    state: one.state,
    title: one.title,
    sha256: one.sha256,
    rehearsal: one.rehearsal,
    replyUntil: new Date(one.previewedAt.getTime() + PREVIEW_DAYS * DAY_MS).toISOString(),
    own: {
      name: out.name,
      writtenAt: startOf(facts)?.toISOString() ?? null,
      delivery: facts.delivery.kind,
      attempts: out.attempts,
      subject: out.subject,
      body: out.body,
      answers: facts.answers.map(({ at, mode, sort }) => ({
        at: at.toISOString(),
        mode,
        kind: sort,
        afterHours: hoursTo(facts, at),
      })),
      firstHumanAfterHours: wait,
      remindedAt: facts.nudgedAt?.toISOString() ?? null,
      clocks,
      price: price === null ? null : { minor: price.minor, currency: price.currency },
      promises,
      letters,
      codes: ownCodes(out.rubric, await settledCodes(db, one.inquiryId), disputes, rows),
      checklist: checklistOf(facts, clocks, kept, rows),
      replies: (await ownReplies(db, one.releaseId, domain)).map(({ at, text }) => ({ at: at.toISOString(), text })),
    },
    place: open ? placeOf(wait, rows) : null,
    peers: open
      ? {
          curve: rows.filter(({ table }) => table === 'delay-curve'),
          price: price === null ? null : pricePlaceOf(price, rows),
        }
      : null,
  };
}

function nameOf({ slug, version }: OwnInquiry): string {
  return `${slug}/${version}`;
}

function isPublic({ state }: OwnInquiry): boolean {
  return state === 'published' || state === 'superseded';
}

function hoursTo(facts: InquiryFacts, at: Date | null): number | null {
  const start = startOf(facts);
  return start === null || at === null ? null : hoursBetween(start, at);
}

/** As the release counts it: the main quote for the whole project, as the client pays it. */
async function priceOf(
  db: Database,
  head: WaveHead,
  all: readonly InquiryFacts[],
  { quote, arm }: InquiryFacts,
): Promise<OwnPrice | null> {
  if (quote === null || quote.basis !== 'project' || quote.currency === null) return null;
  const terms = await termsOfWave(db, head, all, head.fieldClosedAt ?? head.silenceClosesAt);
  const price = payablePrice(quote, terms);
  return price === null ? null : { minor: price.minor, currency: terms.into ?? quote.currency, budget: arm.budget };
}

function rowsOf(document: string): readonly Row[] {
  return Value.Parse(released, JSON.parse(document)).rows;
}

export type Replied = 'kept' | 'release_unknown';

/** Right of reply: keeps what a studio says to a release it may see, word for word. */
export async function replyToRelease(db: Database, grant: Grant, release: string, text: string): Promise<Replied> {
  const own = (await openInquiries(db, grant.domain)).find((one) => nameOf(one) === release);
  if (own === undefined) return 'release_unknown';
  const { now } = await fieldTime(db);
  await insertReply(db, { id: newId(), releaseId: own.releaseId, grantId: grant.id, at: now, text });
  return 'kept';
}
