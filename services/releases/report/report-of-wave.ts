import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { codingOfWave } from '../../reading/coding/store/agreement.ts';
import { assembleFacts, type FactRows } from './assemble-facts.ts';
import { buildReport, type ReportHead } from './build-report.ts';
import { nothingCoded, type WaveCodes } from './coded-shares.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import type { Report } from './report-schema.ts';
import { inquiryCodes } from './store/codes.ts';
import { answerRows, attemptRows, findWaveHead, inquiryRows, type WaveHead } from './store.ts';

/** The report of a campaign's wave (the latest without a number) at the present field time; null when there is none. */
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
      return buildReport(reportHead(head), await factsOfWave(tx, head), now, await codesOfWave(tx, head));
    });
}

/** The facts of each inquiry of a wave. */
export async function factsOfWave(db: Database, head: WaveHead): Promise<InquiryFacts[]> {
  const rows: FactRows = {
    inquiries: await inquiryRows(db, head.waveId),
    attempts: await attemptRows(db, head.waveId),
    answers: await answerRows(db, head.waveId),
  };
  return assembleFacts(rows, { windowDays: windowDaysOf(head), closesAt: head.responseClosesAt });
}

async function codesOfWave(db: Database, { waveId }: WaveHead): Promise<WaveCodes> {
  const coding = await codingOfWave(db, waveId);
  if (coding === null) return nothingCoded;
  return { rubric: coding.rubric, pairs: coding.pairs, codes: await inquiryCodes(db, waveId) };
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
