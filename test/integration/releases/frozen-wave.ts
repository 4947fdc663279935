import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { seededStream } from '../../../services/measures/random/seeded-stream.ts';
import { advanceFieldClock, beginRehearsal, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { closeField } from '../../../services/releases/close/close-field.ts';
import { day, launch, type SeededWave, type Studio, seedWave } from './seed-wave.ts';

const shipped = new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);

/** Studios of a practice wave: most answer with substance and a price, some otherwise, some not at all. */
export function practiceStudios(seed: string, count = 90): Studio[] {
  const { int } = seededStream(seed);
  return Array.from({ length: count }, (_, n): Studio => {
    const name = `Studio ${n}`;
    const budget = ['small', 'middle', 'large'][n % 3] ?? 'small';
    const afterDays = 0.05 + int(1000) / 60;
    const thousand = (100 + int(900)) * 100_000;
    const way = int(20);
    if (way < 12)
      return {
        name,
        budget,
        state: 'confirmed',
        answers: [
          {
            kind: 'human_substantive',
            afterDays,
            price: { low: thousand, high: thousand, vat: n % 7 === 0 ? 'excl' : 'incl' },
          },
        ],
      };
    if (way < 14) return { name, budget, state: 'confirmed', answers: [{ kind: 'human_redirect', afterDays }] };
    if (way < 15) return { name, budget, state: 'confirmed', answers: [{ kind: 'human_decline', afterDays }] };
    if (way < 16) return { name, budget, state: 'rejected', reason: 'rejected' };
    return { name, budget, state: 'confirmed' };
  });
}

/** A wave with everything that a release asks for, closed; field time stands at the end of its silence stage. */
export async function frozenWave(db: Database, slug: string, rehearsal: boolean, seed = slug): Promise<SeededWave> {
  const wave = await silentWave(db, slug, rehearsal, seed);
  const closed = await closeField(db, slug);
  if (closed.kind !== 'closed') throw new Error(`the field did not close: ${closed.kind}`);
  return wave;
}

/** The same before its field is closed. */
export async function silentWave(db: Database, slug: string, rehearsal: boolean, seed = slug): Promise<SeededWave> {
  await beginRehearsal(db, launch);
  const protocol = parse(readFileSync(shipped, 'utf8'));
  const wave = await seedWave(db, slug, `Practice ${slug}`, practiceStudios(seed), rehearsal, { protocol });
  await sql`insert into frame_sources (id, wave_id, name, sha256, rows_read, rows_rejected)
    values (${randomUUID()}, ${wave.waveId}, 'north', ${'b'.repeat(64)}, 200, 1)`.execute(db);
  await sql`update frame_units f set city = (array['Москва', 'Санкт-Петербург'])[1 + u.draw_order % 2],
      provenance = jsonb_build_array(jsonb_build_object('frame', 'north', 'percent', 1 + u.draw_order * 37 % 100))
    from sample_units u where u.wave_id = f.wave_id and u.studio_id = f.studio_id and f.wave_id = ${wave.waveId}`.execute(
    db,
  );
  await sql`update inquiries i set arm = i.arm || jsonb_build_object(
      'persona', (array['director', 'marketer'])[1 + u.draw_order % 2],
      'wording', (array['plain', 'brief'])[1 + (u.draw_order / 2) % 2])
    from sample_units u where u.wave_id = i.wave_id and u.studio_id = i.studio_id and i.wave_id = ${wave.waveId}`.execute(
    db,
  );
  await sql`update attempts set burden_minutes = 3
    where inquiry_id in (select id from inquiries where wave_id = ${wave.waveId})`.execute(db);
  await codeTwice(db, wave);
  const { now } = await fieldTime(db);
  if (now < day(191)) await advanceFieldClock(db, day(191));
  return wave;
}

/** Every reply is coded by two coders who agree. */
async function codeTwice(db: Database, { waveId }: SeededWave): Promise<void> {
  for (const pass of [1, 2]) {
    const coder = randomUUID();
    await db
      .insertInto('users')
      .values({ id: coder, email: `${coder}@example.org`, name: 'Coder', role: 'coder' })
      .execute();
    await sql`insert into coding_tasks (id, message_id, pass, claimed_by, claimed_at, coded_at)
      select gen_random_uuid(), t.message_id, ${pass}, ${coder}, now(), now()
      from current_attributions t join inquiries i on i.id = t.inquiry_id
        join current_readings r on r.message_id = t.message_id and r.kind like 'human%'
      where i.wave_id = ${waveId}`.execute(db);
    await sql`insert into observations (task_id, coder_id, item, value, redactor, observed_at)
      select t.id, ${coder}, item, (m.uid / 100 * 7 % 3 % 2)::int, 'test', now()
      from coding_tasks t join messages m on m.id = t.message_id, unnest(array['named', 'brief-read', 'price-named', 'questions-asked', 'next-step']) as item
      where t.claimed_by = ${coder}`.execute(db);
  }
}
