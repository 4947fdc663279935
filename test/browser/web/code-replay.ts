import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Protocol } from '../../../services/design/protocol/schema/protocol.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { MATERIALS } from './replayed-studios.ts';

const ITEM_OF_MATERIAL = new Map(
  ['proposal', 'presentation', 'contract', 'samples', 'estimate'].map((name, n) => [`material-${name}`, MATERIALS[n]]),
);

type Letter = { messageId: string; kind: string; text: string; priced: boolean; ranged: boolean; rank: number };

/** Both coders read every letter of a person and agree, but for one letter, which a third settles. */
export async function codeReplay(db: Database, waveId: string, protocol: Protocol): Promise<void> {
  const coders = await Promise.all(['anna', 'boris', 'vera'].map((name) => coder(db, name)));
  const { rows } = await sql<Letter>`
    select m.id as "messageId", r.kind, r.new_text as text, q.id is not null as priced, q.low_minor <> q.high_minor as ranged,
      row_number() over (partition by t.inquiry_id order by m.internal_at)::int as rank
    from current_attributions t
      join inquiries i on i.id = t.inquiry_id and i.wave_id = ${waveId}
      join messages m on m.id = t.message_id
      join current_readings r on r.message_id = m.id and r.kind like 'human%'
      left join quotes q on q.reading_id = r.id and q.is_main
    order by m.internal_at, m.id`.execute(db);
  const items = protocol.rubric.items.map(({ code }) => code);
  for (const [n, letter] of rows.entries()) {
    const right = items.map((item) => codeOf(item, letter));
    // Of the ninth letter the second coder misreads the last item.
    const misread = n === 8 ? right.with(-1, right.at(-1) === 1 ? 0 : 1) : right;
    await codePass(db, { letter, pass: 1, coderId: coders[0] ?? '', items, values: right });
    await codePass(db, { letter, pass: 2, coderId: coders[1] ?? '', items, values: misread });
    if (n === 8) {
      const last = { items: items.slice(-1), values: right.slice(-1) };
      await codePass(db, { letter, pass: 3, coderId: coders[2] ?? '', ...last });
    }
  }
}

function codeOf(item: string, { kind, text, priced, ranged, rank }: Letter): number | null {
  const material = ITEM_OF_MATERIAL.get(item);
  if (material !== undefined) return text.includes(material) ? 1 : 0;
  switch (item) {
    case 'interrogates':
      return rank > 1 ? null : Number(text.startsWith('Кому ещё'));
    case 'price-named':
      return Number(priced);
    case 'price-range':
      return priced ? Number(ranged) : null;
    case 'refusal':
      return Number(kind === 'human_decline');
    case 'redirect':
      return Number(kind === 'human_redirect');
    default:
      return Number(text.startsWith('Напоминаем'));
  }
}

async function coder(db: Database, name: string): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('users')
    .values({ id, email: `${name}@coders.example`, name, role: 'coder' })
    .execute();
  return id;
}

type Pass = {
  letter: Letter;
  pass: number;
  coderId: string;
  items: readonly string[];
  values: readonly (number | null)[];
};

async function codePass(db: Database, { letter, pass, coderId, items, values }: Pass): Promise<void> {
  const taskId = randomUUID();
  await sql`
    insert into coding_tasks (id, message_id, pass, claimed_by, claimed_at, coded_at)
    values (${taskId}, ${letter.messageId}, ${pass}, ${coderId}, now(), now())`.execute(db);
  await sql`
    insert into observations (task_id, coder_id, item, value, redactor, observed_at)
    select ${taskId}, ${coderId}, c.item, c.value, 'redactor/1', now()
    from unnest(${[...items]}::text[], ${[...values]}::int[]) as c (item, value)`.execute(db);
}
