import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { MessageId, UserId } from '../../../platform/ids.ts';
import type { Rubric } from '../../rubric/rubric.ts';
import type { CodedPair } from '../agreement.ts';

export type WaveCoding = {
  rubric: Rubric | null;
  rehearsal: boolean;
  seed: string;
  tasks: { drawn: number; coded: number; disputed: number };
  pairs: CodedPair[];
};

/** Waves all of whose drawn passes are coded and of which this person coded or settled something, oldest first. */
export async function finishedWavesOf(db: Database, coder: UserId): Promise<{ waveId: string; title: string }[]> {
  const { rows } = await sql<{ waveId: string; title: string }>`
    select w.id as "waveId", c.title || ', ' || w.number as title
    from waves w join campaigns c on c.id = w.campaign_id join inquiries i on i.wave_id = w.id
      join current_attributions a on a.inquiry_id = i.id join coding_tasks t on t.message_id = a.message_id
    group by w.id, c.id
    having bool_and(t.coded_at is not null) and bool_or(t.claimed_by = ${coder}) and bool_or(t.pass = 2)
    order by w.launched_at`.execute(db);
  return rows;
}

/** Progress and double codes of a wave; codes only of replies that both coders have finished. Null when there is no such wave. */
export async function codingOfWave(db: Database, waveId: string): Promise<WaveCoding | null> {
  const { rows } = await sql<Omit<WaveCoding, 'pairs' | 'tasks'>>`
    select c.protocol -> 'rubric' as rubric, c.rehearsal, w.seed
    from waves w join campaigns c on c.id = w.campaign_id where w.id = ${waveId}`.execute(db);
  const [head] = rows;
  if (head === undefined) return null;
  const { rows: counts } = await sql<{ drawn: number; coded: number; twice: MessageId[] }>`
    select count(*) filter (where pass < 3) as drawn, count(*) filter (where pass < 3 and coded_at is not null) as coded,
      coalesce(array_agg(message_id) filter (where pass = 2 and coded_at is not null), '{}') as twice
    from coding_tasks where message_id in (
      select a.message_id from current_attributions a join inquiries i on i.id = a.inquiry_id where i.wave_id = ${waveId})`.execute(
    db,
  );
  const { drawn = 0, coded = 0, twice = [] } = counts[0] ?? {};
  // The views gather codes by reply: named one by one, only the replies of this wave that two people coded are read.
  const pairs = await sql<CodedPair>`
    select item, first_value as first, second_value as second
    from coded_pairs where twice and message_id = any(${twice}::uuid[]) order by item, message_id`.execute(db);
  const disputes = await sql<{ disputed: number }>`
    select count(distinct message_id) as disputed from coding_disputes where message_id = any(${twice}::uuid[])`.execute(
    db,
  );
  return { ...head, tasks: { drawn, coded, disputed: disputes.rows[0]?.disputed ?? 0 }, pairs: pairs.rows };
}
