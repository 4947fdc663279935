import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { MessageId } from '../../../platform/ids.ts';
import { filesOfMessage, type StoredFile } from '../../attachments/store.ts';
import type { Rubric } from '../../rubric/rubric.ts';

export type ReplyQuote = {
  role: string;
  isMain: boolean;
  lowMinor: number | null;
  highMinor: number | null;
  currency: string | null;
  basis: string;
  vat: string;
  start: number;
  end: number;
  /** Position of the file in which the offsets count; null for the letter. */
  file: number | null;
};

/** A reply with what identifies its people and its studio, which never leaves the redactor. */
export type ReplyToCode = {
  messageId: MessageId;
  rehearsal: boolean;
  language: string | null;
  subject: string;
  text: string;
  /** Which letter of a person to this inquiry it is, from 1. */
  ordinal: number;
  /** Whether our second step had left before it came. */
  afterSecondStep: boolean;
  rubric: Rubric;
  studio: { name: string; domain: string };
  /** Address that the reply came from; it often tells a name. */
  sender: string;
  persona: { fullName: string; firstName: string; lastName: string; company: string | null } | null;
  quotes: ReplyQuote[];
  files: StoredFile[];
};

/** Characters of a file that a coder is shown. */
const longestFile = 20_000;

/** The reply as its latest reading has it; null when it belongs to no inquiry any more. */
export async function replyToCode(db: Database, messageId: MessageId): Promise<ReplyToCode | null> {
  const { rows } = await sql<Omit<ReplyToCode, 'files'>>`
    select m.id as "messageId", c.rehearsal, r.language, coalesce(left(r.subject, 500), '') as subject, r.new_text as text,
      (select count(*) from current_attributions ot
        join messages om on om.id = ot.message_id and om.duplicate_of is null
        join current_readings orr on orr.message_id = om.id and orr.kind like 'human%'
        where ot.inquiry_id = i.id and (om.internal_at, om.id) <= (m.internal_at, m.id))::integer as ordinal,
      exists (select from attempts s where s.inquiry_id = i.id and s.step = 'second_step' and s.armed_at < m.internal_at)
        as "afterSecondStep",
      c.protocol -> 'rubric' as rubric, jsonb_build_object('name', u.name, 'domain', st.domain) as studio,
      coalesce(r.from_address, '') as sender,
      (select jsonb_build_object('fullName', p ->> 'fullName', 'firstName', p ->> 'firstName', 'lastName', p ->> 'lastName',
          'company', p ->> 'company')
        from jsonb_array_elements(case jsonb_typeof(c.protocol -> 'personas') when 'array' then c.protocol -> 'personas' else '[]' end) p
        where p ->> 'id' = i.persona) as persona,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', q.role, 'isMain', q.is_main, 'lowMinor', q.low_minor, 'highMinor', q.high_minor,
          'currency', q.currency, 'basis', q.basis, 'vat', q.vat, 'start', q.start_offset, 'end', q.end_offset, 'file', f.position) order by q.position)
        from quotes q left join attachment_readings f on f.id = q.attachment_id where q.reading_id = r.id), '[]') as quotes
    from messages m
      join current_readings r on r.message_id = m.id
      join current_attributions t on t.message_id = m.id
      join inquiries i on i.id = t.inquiry_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      join studios st on st.id = i.studio_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
    where m.id = ${messageId}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, files: await filesOfMessage(db, messageId, longestFile) };
}
