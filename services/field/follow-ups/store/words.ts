import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId, WaveId } from '../../../platform/ids.ts';
import type { FollowUpStep } from '../follow-up.ts';
import type { Word } from '../reminders.ts';

export type WordsOfInquiry = {
  readonly inquiryId: InquiryId;
  readonly words: readonly Word[];
  /** Our close, or the end of the silence stage. */
  readonly endsAt: Date;
};

type Row = { inquiryId: InquiryId; at: Date; silenceClosesAt: Date } & (
  | { step: 'inquiry' | FollowUpStep; mode: null; offers: null }
  | { step: null; mode: 'email' | 'phone' | 'messenger'; offers: boolean }
);

/** Contacts of ours and words of people of the studios, for each inquiry of a wave that a person answered. */
export async function wordsOfWave(db: Database, waveId: WaveId): Promise<WordsOfInquiry[]> {
  const { rows } = await sql<Row>`
    with answered as (
      select i.id, w.silence_closes_at from inquiries i join waves w on w.id = i.wave_id
      where i.wave_id = ${waveId}
        and exists (select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind))
    ), words as (
      select a.inquiry_id, coalesce(a.delivered_at, a.armed_at) as at, a.step, null as mode, null::boolean as offers
      from attempts a where a.state in ('armed', 'confirmed', 'uncertain')
      union all
      select k.inquiry_id, t.begun_at, k.step, null, null
      from call_tries t join call_tasks k on k.id = t.task_id where t.outcome in ('reached', 'refused', 'left_message')
      union all
      select n.inquiry_id, n.at, null,
        case n.source when 'mail' then 'email' when 'call' then 'phone' else 'messenger' end, n.offers
      from current_answers n where is_human_answer(n.kind)
    )
    select x.inquiry_id as "inquiryId", x.at, x.step, x.mode, x.offers, d.silence_closes_at as "silenceClosesAt"
    from words x join answered d on d.id = x.inquiry_id
    order by x.inquiry_id, x.at`.execute(db);
  const byInquiry = Map.groupBy(rows, ({ inquiryId }) => inquiryId);
  return [...byInquiry].map(([inquiryId, of]) => ({ inquiryId, words: of.map(wordOf), endsAt: endOf(of) }));
}

function wordOf(row: Row): Word {
  return row.step === null
    ? { by: 'studio', at: row.at, mode: row.mode, offers: row.offers }
    : { by: 'us', at: row.at, step: row.step };
}

function endOf(rows: readonly Row[]): Date {
  const ends = rows.flatMap(({ step, at, silenceClosesAt }) => (step === 'close' ? [at] : [silenceClosesAt]));
  return new Date(Math.min(...ends.map((end) => end.getTime())));
}
