import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../platform/ids.ts';

export async function insertMachineDecision(
  tx: Database,
  given: { messageId: MessageId; suspected: boolean; reason: string; decidedBy: string },
): Promise<void> {
  await sql`
    insert into machine_composed_decisions (message_id, suspected, reason, decided_by)
    values (${given.messageId}, ${given.suspected}, ${given.reason}, ${given.decidedBy})`.execute(tx);
}

/** What the rule about machine-written answers compares an answer with. */
export type AnswerSurroundings = {
  /** Zone of the protocol's schedule, in which day and night are meant. */
  timeZone: string | null;
  letter: { subject: string; body: string };
  /** Newest texts of people's answers of the same studio to our letters in other wordings, in any wave. */
  otherAnswers: string[];
};

/** More letters than this of one studio tell nothing new. */
const mostCompared = 20;

export async function answerSurroundings(db: Database, inquiryId: InquiryId): Promise<AnswerSurroundings> {
  const { rows } = await sql<{ timeZone: string | null; subject: string; body: string; otherAnswers: string[] }>`
    select c.protocol #>> '{schedule,timeZone}' as "timeZone", i.subject, i.body,
      array(
        select left(r.new_text, 20000)
        from inquiries o
          join current_attributions t on t.inquiry_id = o.id
          join current_readings r on r.message_id = t.message_id
        where o.studio_id = i.studio_id and o.id <> i.id and o.wording <> i.wording and r.kind like 'human%'
        order by r.id desc limit ${mostCompared}) as "otherAnswers"
    from inquiries i join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    where i.id = ${inquiryId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`inquiry ${inquiryId} of an attributed mail does not exist`);
  const { timeZone, otherAnswers, ...letter } = row;
  return { timeZone, letter, otherAnswers };
}
