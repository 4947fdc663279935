import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CodingTaskId, InquiryId, MessageId, UserId } from '../../../platform/ids.ts';
import { type Proposal, proposingRules, type ShownProposal } from '../proposals.ts';

/** The zone whose days count: that of the protocol's schedule. */
const zone = sql`coalesce(c.protocol #>> '{schedule,timeZone}', 'UTC')`;

export type LetterContext = { sentOn: string; names: string[] };

/** Day of the letter and the names that our inquiry was signed with. */
export async function letterContext(db: Database, messageId: MessageId, inquiryId: InquiryId): Promise<LetterContext> {
  const { rows } = await sql<LetterContext>`
    select to_char(m.internal_at at time zone ${zone}, 'YYYY-MM-DD') as "sentOn",
      coalesce((
        select jsonb_build_array(p ->> 'fullName', p ->> 'firstName', p ->> 'lastName')
        from jsonb_array_elements(case jsonb_typeof(c.protocol -> 'personas') when 'array' then c.protocol -> 'personas' else '[]' end) p
        where p ->> 'id' = i.persona), '[]') as names
    from messages m, inquiries i join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    where m.id = ${messageId} and i.id = ${inquiryId}`.execute(db);
  const [row] = rows;
  return { sentOn: row?.sentOn ?? '1970-01-01', names: (row?.names ?? []).filter((name) => name !== null) };
}

/** Stores what the rules found in a reading; a reading that has its proposals keeps them. */
export async function insertProposals(
  db: Database,
  { readingId, messageId }: { readingId: number; messageId: MessageId },
  proposals: readonly Proposal[],
): Promise<void> {
  if (proposals.length === 0) return;
  await db
    .insertInto('reply_proposals')
    .values(
      proposals.map(({ kind, type, due, start, end, reasons }, position) => ({
        ...{ reading_id: readingId, message_id: messageId, position, kind, type, due },
        ...{ start_offset: start, end_offset: end, reasons: JSON.stringify(reasons), rules: proposingRules },
      })),
    )
    .onConflict((conflict) => conflict.constraint('reply_proposals_once').doNothing())
    .execute();
}

export type ProposalsToJudge = {
  proposals: Omit<ShownProposal, 'state'>[];
  /** Days of the studio's later letters of people to the inquiry, and the last day that is known. */
  laterDays: string[];
  today: string;
};

/** Proposals of the latest reading of a reply, with what tells whether its promises were kept. */
export async function proposalsToJudge(db: Database, messageId: MessageId): Promise<ProposalsToJudge> {
  const { rows } = await sql<ProposalsToJudge>`
    select coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'type', p.type, 'due', p.due, 'start', p.start_offset,
          'end', p.end_offset) order by p.position)
        from reply_proposals p where p.reading_id = (select id from current_readings where message_id = ${messageId})), '[]') as proposals,
      coalesce((
        select jsonb_agg(to_char(l.internal_at at time zone ${zone}, 'YYYY-MM-DD'))
        from current_attributions lt join messages l on l.id = lt.message_id and l.duplicate_of is null
          join current_readings lr on lr.message_id = l.id and lr.kind like 'human%'
        where lt.inquiry_id = i.id and l.internal_at > m.internal_at), '[]') as "laterDays",
      to_char(least(field_now(), w.silence_closes_at) at time zone ${zone}, 'YYYY-MM-DD') as today
    from messages m join current_attributions t on t.message_id = m.id join inquiries i on i.id = t.inquiry_id
      join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    where m.id = ${messageId}`.execute(db);
  return rows[0] ?? { proposals: [], laterDays: [], today: '1970-01-01' };
}

export type NewVerdicts = { taskId: CodingTaskId; coder: UserId; verdicts: Readonly<Record<string, boolean>> };

/** Records which proposals of the task's own reply the coder confirmed or rejected; others are passed over. */
export async function insertVerdicts(db: Database, { taskId, coder, verdicts }: NewVerdicts): Promise<void> {
  await sql`
    insert into proposal_verdicts (proposal_id, task_id, round, coder_id, confirmed, decided_at)
    select p.id, t.id, t.round, ${coder}::uuid, v.value::boolean, field_now()
    from jsonb_each_text(${JSON.stringify(verdicts)}::jsonb) v
      join reply_proposals p on p.id::text = v.key
      join coding_tasks t on t.id = ${taskId} and t.message_id = p.message_id
    on conflict do nothing`.execute(db);
}

/** What the coder said of the proposals of a task in a round, by their numbers. */
export async function verdictsOfRound(
  db: Database,
  taskId: CodingTaskId,
  coder: UserId,
  round: number,
): Promise<Record<string, boolean>> {
  const { rows } = await sql<{ id: string; confirmed: boolean }>`
    select proposal_id::text as id, confirmed from proposal_verdicts
    where task_id = ${taskId} and coder_id = ${coder} and round = ${round}`.execute(db);
  return Object.fromEntries(rows.map(({ id, confirmed }) => [id, confirmed]));
}
