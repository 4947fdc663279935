import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignIdOf } from '../../../../services/design/campaigns/store.ts';
import { finishOrder, setOrderRun, takeOrder } from '../../../../services/field/dry-run/store/orders.ts';
import { type DryRunId, insertDryRun, insertVisit } from '../../../../services/field/dry-run/store.ts';
import type { CampaignId } from '../../../../services/platform/ids.ts';
import { type Served, serve } from '../../api/serve.ts';
import { formOf, type Person, personAt, wholeFormOf } from './researcher.ts';

let served: Served;
let anna: Person;
let boris: Person;
const gallery = '/campaigns/spring/dry-run?lang=en';
const judge = (who: Person, fields: Record<string, string>) =>
  who.send('/campaigns/spring/dry-run/verdict?lang=en', fields);

beforeAll(async () => {
  served = await serve(false);
  anna = await personAt(served, 'anna', 'researcher');
  boris = await personAt(served, 'boris', 'approver');
  await anna.send('/campaigns/new', { slug: 'spring', title: 'Spring', from: 'starter', own: '' });
  const rows = Array.from({ length: 12 }, (_, i) => `${i + 1},Agency ${i + 1} Works,https://agency-${i + 1}.example`);
  await anna.upload('/campaigns/spring/frame/upload', { 'agencies.csv': `Rank,Agency,Website\n${rows.join('\n')}\n` });
  const columns = '/campaigns/spring/frame/columns?lang=en&file=agencies.csv';
  await anna.send(columns, formOf((await anna.get(columns)).body));
  const protocol = '/campaigns/spring/protocol?lang=en';
  await anna.send(protocol, { ...wholeFormOf((await anna.get(protocol)).body), 'p:sampling.size': '10', do: 'save' });
  const campaignId = (await campaignIdOf(served.db, 'spring')) as CampaignId;
  const id = randomUUID() as DryRunId;
  const run = { id, campaignId, protocolHash: 'a'.repeat(64), frameHash: 'b'.repeat(64), studios: 12, actor: anna.id };
  await insertDryRun(served.db, run);
  for (const domain of ['agency-1.example', 'agency-2.example'])
    await insertVisit(served.db, id, {
      ...{ domain, name: domain, outcome: 'ready', why: null, contactPage: null, form: null },
      ...{ mailFallback: null, kept: [], screenshotId: null },
    });
});
afterAll(async () => served.stop());

test('a dry run starts from the page with what it will do in numbers, shows how far it is, and is stopped', async () => {
  const [start, stop] = ['/campaigns/spring/dry-run/start?lang=en', '/campaigns/spring/dry-run/stop?lang=en'];
  expect((await anna.get(gallery)).body).toContain('12 of 12 studios will be looked at, in about 2 min');
  expect((await boris.send(start, {})).status).toBe(403);
  expect((await boris.get(gallery)).body).not.toContain('Start the dry run');
  expect((await anna.send(start, {})).status).toBe(303);
  expect((await anna.send(start, {})).status).toBe(303);
  const { body } = await anna.get(gallery);
  expect(body).toContain('Waits for a worker');
  expect(body).toContain('No worker is running');
  expect(body).toContain('Started by anna');
  const order = await takeOrder(served.db, 'worker');
  const { rows } = await sql<{ id: DryRunId }>`select id from dry_runs`.execute(served.db);
  if (order !== null && rows[0] !== undefined) await setOrderRun(served.db, order, rows[0].id);
  const part = '/campaigns/spring/dry-run/part?lang=ru';
  expect((await anna.get(part)).body).toContain('Осмотрено студий: 2 из 12.');
  const stopped = await anna.send(stop, {});
  expect(stopped.status).toBe(303);
  expect((await anna.get(part)).body).toContain('начатые осмотры доводятся до конца');
  if (order !== null) await finishOrder(served.db, order, { outcome: 'stopped', why: null, detail: null });
  expect((await anna.get(part)).body).toContain('data-ended');
  expect((await anna.get(gallery)).body).toContain('The run was stopped; what was seen stays');
  const acts = await sql`select action from audit_log where action like 'dry_run.%' order by id`.execute(served.db);
  expect(acts.rows).toEqual([{ action: 'dry_run.ordered' }, { action: 'dry_run.stopped' }]);
});

test('a studio is approved or left out with a reason, by a researcher, and the word can be taken back', async () => {
  expect((await judge(boris, { domain: 'agency-1.example', verdict: 'approved' })).status).toBe(403);
  expect((await judge(anna, { domain: 'agency-1.example', verdict: 'excluded' })).status).toBe(409);
  await judge(anna, { domain: 'agency-1.example', verdict: 'excluded', reason: 'not_a_studio', note: 'a <b>shop</b>' });
  await judge(anna, { domain: 'agency-2.example', verdict: 'approved' });
  const { body } = await anna.get(gallery);
  expect(body).toContain('Judged right: 1; left out by hand: 1');
  expect(body).toContain('Left out by anna: it is no web studio (a &#60;b&#62;shop&#60;/b&#62;)');
  expect((await boris.get(gallery)).body).not.toContain('Undo</button>');
  await judge(anna, { domain: 'agency-1.example', verdict: 'withdrawn' });
  expect((await anna.get(gallery)).body).toContain('left out by hand: 0');
});

test('who is left out by hand is never drawn, is counted with its reason, and stays out once letters go', async () => {
  await judge(anna, { domain: 'agency-1.example', verdict: 'excluded', reason: 'closed_down' });
  expect((await anna.get('/campaigns/spring/frame?lang=en')).body).toContain('left out by hand after the dry run: 1');
  const { body } = await anna.get('/campaigns/spring/launch?lang=en');
  const hash = /<code class="hash">([0-9a-f]{64})/u.exec(body)?.[1] ?? '';
  await anna.send('/campaigns/spring/launch/ask', { hash });
  await boris.send('/campaigns/spring/launch/approve', { hash });
  expect((await anna.send('/campaigns/spring/launch/now?lang=en', { hash, confirm: 'yes' })).status).toBe(303);
  const { rows } = await sql`select domain, reason from frame_exclusions`.execute(served.db);
  expect(rows).toEqual([{ domain: 'agency-1.example', reason: 'by_hand' }]);
  const drawn =
    await sql`select from sample_units u join studios s on s.id = u.studio_id where s.domain = 'agency-1.example'`.execute(
      served.db,
    );
  expect(drawn.rows).toEqual([]);
  expect((await judge(anna, { domain: 'agency-1.example', verdict: 'withdrawn' })).status).toBe(409);
  await expect(
    sql`insert into studio_verdicts (campaign_id, domain, verdict, decided_by)
      select campaign_id, domain, 'withdrawn', decided_by from studio_verdicts limit 1`.execute(served.db),
  ).rejects.toMatchObject({ code: 'ZK077' });
});
