import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';

/** Numbers of the personas of all campaigns, in E.164: calls to any other number are none of ours. */
export async function personaNumbers(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ e164: string }>`
    select persona ->> 'phone' as e164
    from campaigns c cross join lateral jsonb_array_elements(
      case jsonb_typeof(c.protocol -> 'personas') when 'array' then c.protocol -> 'personas' else '[]' end) persona
    where persona ->> 'phone' is not null
    union
    select distinct phone_e164 from inquiries where phone_e164 is not null`.execute(db);
  return new Set(rows.map(({ e164 }) => e164));
}

/** Numbers that studios are known under: as the frame lists them, and from where a person found them calling or writing. */
export async function studioNumbers(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ e164: string }>`
    select distinct e164 from (${numbersOfStudios}) known`.execute(db);
  return new Set(rows.map(({ e164 }) => e164));
}

const numbersOfStudios = sql`
  select studio_id, phone_e164 as e164 from frame_units where phone_e164 is not null
  union
  select i.studio_id, case c.direction when 'inbound' then c.from_e164 else c.to_e164 end
  from current_call_attributions t
    join calls c on c.id = t.call_id
    join inquiries i on i.id = t.inquiry_id
  where t.method = 'person' and case c.direction when 'inbound' then c.from_e164 else c.to_e164 end is not null
  union
  select i.studio_id, m.theirs
  from current_messenger_attributions t
    join messenger_messages m on m.id = t.message_id
    join inquiries i on i.id = t.inquiry_id
  where t.method = 'person' and m.theirs is not null`;

/**
 * Inquiries that had left for their studio before the call and whose wave was still watched then, latest contact first: by the
 * persona's number, and by a number of the studio. A number of null finds none.
 */
export async function inquiriesByNumbers(
  db: Database,
  own: string | null,
  other: string | null,
  at: Date,
): Promise<{ byNumber: InquiryId[]; byStudio: InquiryId[] }> {
  const { rows } = await sql<{ id: InquiryId; byNumber: boolean; byStudio: boolean }>`
    with known as (${numbersOfStudios})
    select i.id, coalesce(i.phone_e164 = ${own}, false) as "byNumber",
      exists (select from known k where k.studio_id = i.studio_id and k.e164 = ${other}) as "byStudio"
    from inquiries i
      join waves w on w.id = i.wave_id
      join lateral (
        select max(a.armed_at) as at from attempts a
        where a.inquiry_id = i.id and a.armed_at <= ${at}) sent on sent.at is not null
    where w.silence_closes_at >= ${at}
      and (i.phone_e164 = ${own} or exists (select from known k where k.studio_id = i.studio_id and k.e164 = ${other}))
    order by sent.at desc, i.id`.execute(db);
  return {
    byNumber: rows.filter((row) => row.byNumber).map(({ id }) => id),
    byStudio: rows.filter((row) => row.byStudio).map(({ id }) => id),
  };
}

/** Whether the inquiry exists; a person may attribute to any, also of a wave that is over. */
export async function inquiryExists(db: Database, id: InquiryId): Promise<boolean> {
  const row = await db.selectFrom('inquiries').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
