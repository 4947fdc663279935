import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkHash } from '../../../services/field/follow-ups/debrief-link.ts';
import { newSecret } from '../../../services/platform/ids.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Served, serve } from '../api/serve.ts';
import { day, seedWave } from '../releases/seed-wave.ts';

let served: Served;
const silent = newSecret();
const answered = newSecret();
const unsent = newSecret();
beforeAll(async () => {
  served = await serve(true);
  const { db } = served;
  const studios = ['North', 'South', 'West'].map((name) => ({ name, state: 'confirmed' as const }));
  const { waveId } = await seedWave(db, 'told', 'Told', studios);
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = ${JSON.stringify({
      interest: { funder: 'Own funds.', conflict: 'None' },
      schedule: { timeZone: 'Europe/Moscow' },
    })}::jsonb where slug = 'told'`,
  );
  await sql`update field_clock set now_at = ${day(200)}`.execute(db);
  await sql`update waves set field_closed_at = field_now(), silence_closes_at = field_now(), debrief_opened_at = field_now()
    where id = ${waveId}`.execute(db);
  for (const [name, why, token, state] of [
    ['North', 'silent', silent, 'confirmed'],
    ['South', 'answered', answered, 'uncertain'],
    ['West', 'silent', unsent, 'planned'],
  ] as const)
    await debriefed(name, why, token, state);
});
afterAll(async () => served.stop());

async function debriefed(name: string, why: string, token: string, state: string): Promise<void> {
  const inquiry = sql`select i.id from inquiries i join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    where u.name = ${name}`;
  await sql`insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
    select id, 'debrief', 'planned', ${why}, 'mail', 's', 'b', field_now() from (${inquiry}) i`.execute(served.db);
  await sql`with sent as (
      insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, state, armed_at, settled_at)
      select gen_random_uuid(), id, 'debrief', 1, 'mail', field_now(), ${state},
        case when ${state} <> 'planned' then field_now() end, case when ${state} <> 'planned' then field_now() end
      from (${inquiry}) i returning id, inquiry_id)
    insert into debrief_links (sha256, inquiry_id, attempt_id, made_at)
    select ${linkHash(token)}, inquiry_id, id, field_now() from sent`.execute(served.db);
}

const show = (path: string) => served.app.inject({ url: path, headers: { accept: 'text/html' } });
const post = (path: string, fields: Record<string, string> = {}, site = 'same-origin') =>
  served.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
      'sec-fetch-site': site,
    },
    payload: new URLSearchParams(fields).toString(),
  });
const said = async () => {
  const rows = await served.db.selectFrom('debrief_answers').select(['reason', 'text']).orderBy('id').execute();
  return rows.map(({ reason, text }) => `${reason}: ${text}`);
};

test.each([
  ['ru', 'Обращение было исследованием', 'Письмо не пришло'],
  ['en', 'The inquiry was a study', 'It never arrived'],
])('the page behind a debrief asks a silent studio why, in %s and without scripts', async (language, title, reason) => {
  const shown = await show(`/debrief/${silent}?lang=${language}`);
  expect(shown.statusCode).toBe(200);
  expect(shown.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  });
  expect(shown.body).toContain(`<h1>${title}</h1>`);
  expect(shown.body.match(/name="reason"/gu)).toHaveLength(9);
  expect(shown.body).toContain(`value="not_received">${reason}</button>`);
  expect(shown.body).toContain('Own funds');
  expect(shown.body).not.toMatch(/<script|onclick|style=/u);
  // What scanners of mail do: the page was opened, and nothing was recorded.
  expect(await said()).toEqual([]);
});

test('a press on a reason is kept once and told; another press counts instead, and the first stays on record', async () => {
  const sent = await post(`/debrief/${silent}/reason?lang=ru`, { reason: 'spam', text: '' });
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/debrief/${silent}?told=said&lang=ru`]);
  await post(`/debrief/${silent}/reason?lang=ru`, { reason: 'spam', text: '' });
  const again = (await show(String(sent.headers.location))).body;
  expect(again).toContain('Спасибо. Причина записана.');
  expect(again).toContain('Вы ответили: Оно попало в спам.');
  await post(`/debrief/${silent}/reason`, { reason: 'policy', text: '<b>no</b>' });
  expect(await said()).toEqual(['spam: ', 'policy: <b>no</b>']);
});

test('what cannot be kept is told with everything typed, and nothing is kept', async () => {
  const before = await said();
  const empty = await post(`/debrief/${silent}/reason?lang=en`, { reason: 'other', text: ' ' });
  expect(empty.statusCode).toBe(400);
  expect(empty.body).toContain('please say what it was');
  const long = await post(`/debrief/${silent}/reason?lang=en`, { reason: 'other', text: '"<'.repeat(1_500) });
  expect([long.statusCode, long.body.includes('2,000 characters')]).toEqual([400, true]);
  expect(long.body).toContain('&#34;&#60;&#34;&#60;');
  expect((await post(`/debrief/${silent}/reason`, { text: 'x' })).statusCode).toBe(400);
  expect((await post(`/debrief/${silent}/reason`, { reason: 'spam' }, 'cross-site')).statusCode).toBe(403);
  expect(await said()).toEqual(before);
});

test('a studio that answered is asked nothing, and may refuse for ever', async () => {
  const shown = (await show(`/debrief/${answered}?lang=en`)).body;
  expect(shown).not.toContain('name="reason"');
  expect((await post(`/debrief/${answered}/reason`, { reason: 'spam' })).statusCode).toBe(404);
  const refused = await post(`/debrief/${answered}/never?lang=en`);
  expect([refused.statusCode, refused.headers.location]).toEqual([303, `/debrief/${answered}?told=gone&lang=en`]);
  const after = (await show(`/debrief/${answered}?lang=en`)).body;
  expect(after).toContain('never writes to it again');
  expect(after).not.toContain('/never');
  expect(await served.db.selectFrom('contact_suppressions').select('reason').execute()).toEqual([
    { reason: 'the studio opted out in its debrief' },
  ]);
});

test('a link that nobody was sent opens nothing', async () => {
  for (const token of [unsent, newSecret()]) {
    expect((await show(`/debrief/${token}`)).statusCode).toBe(404);
    expect((await post(`/debrief/${token}/reason`, { reason: 'spam' })).statusCode).toBe(404);
    expect((await post(`/debrief/${token}/never`)).statusCode).toBe(404);
  }
  expect((await show('/debrief/short')).statusCode).toBeGreaterThanOrEqual(400);
});
