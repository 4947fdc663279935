import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Api } from '../../../services/api/api.ts';
import { linkHash } from '../../../services/field/follow-ups/debrief-link.ts';
import type { HookSource } from '../../../services/inbox/calls/hooks/hook-source.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../../services/platform/ids.ts';
import { newId, newSecret } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { readReply } from '../../../services/reading/read-reply.ts';
import { secretHash } from '../../../services/releases/benchmark/proof/proof-token.ts';
import { armMail, insertMail } from '../../../services/releases/benchmark/proof/store.ts';
import { makePreviewLink } from '../../../services/releases/preview/preview-links.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { frozenWave } from '../../integration/releases/frozen-wave.ts';
import { seedWave } from '../../integration/releases/seed-wave.ts';
import { days, domainOf } from '../../integration/studio/studio-site.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Asker, makeAskers } from './askers.ts';
import { type Known, openKnown } from './known-names.ts';
import { type FuzzedRoute, withRoutes } from './route-list.ts';

export type FuzzWorld = {
  readonly app: Api;
  readonly port: number;
  readonly routes: readonly FuzzedRoute[];
  readonly askers: Asker[];
  readonly known: Known;
  /** Words of another studio and of a reply, which nobody without the research may see. */
  readonly secrets: readonly string[];
  readonly hookSecret: string;
  readonly stop: () => Promise<void>;
};

const shipped = new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);
const SECRET_WORD = 'zkcanaryreply';
const USUAL = [
  ['zone', 'Europe/Moscow'],
  ['country', 'RU'],
  ['theirs', '+74950000001'],
  ['ours', '+78120000101'],
  ['currency', 'RUB'],
  ['item', 'named'],
  ['table', 'total'],
  ['chart', 'answers'],
  ['*', 'data/total.csv'],
  ['*', 'release.json'],
  ['file', 'bib'],
  ['url', 'http://zerkalo.example/releases/starter-2026-w1/1'],
  ['with', 'starter-2026-w1/2'],
  ['email', 'info@studio.example'],
  ['role', 'info'],
  ['release', 'starter-2026-w1/1'],
  ['studio', 'Studio 1'],
  ['name', 'messages'],
] as const;
const HOOK_SECRET = 'a secret of the exchange';
/** Everything below `test` leads to a closed port, and nothing leads anywhere else. */
const CLOSED = [{ host: 'test', below: true, to: { address: '127.0.0.1', port: 9 } }];

/**
 * The whole server on this database, with campaigns in every state, a published release and one under embargo.
 * @param urls of one database: as its owner, who makes the world, and as the role by which the server works
 */
export async function fuzzWorld(
  urls: { readonly owner: string; readonly api: string },
  failed: (error: Error) => void,
): Promise<FuzzWorld> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-fuzz-'));
  const [db, own] = [openDatabase(urls.owner, 2), openDatabase(urls.api, 4)];
  const evidence = {
    masterKeys: await openMasterKeys(join(home, 'master.key')),
    directory: join(home, 'evidence'),
  };
  const { server: app, routes } = await withRoutes(
    () =>
      buildSite({
        db: own,
        log: openLog('fuzz', 'silent'),
        config: { localAccess: false, requestsPerMinute: 1_000_000, publicUrl: 'http://zerkalo.example' },
        evidence,
        hooks: hookSources(),
        studio: { mail: true, map: CLOSED, dnsServers: ['127.0.0.1:9'] },
      }),
    failed,
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const secrets = [SECRET_WORD];
  const known = openKnown(routes, secrets);
  const { waveId } = await releases({ db, ...evidence }, known);
  await running(db, known);
  const domain = await domainOf(db, waveId, 'Studio 1');
  secrets.push(await domainOf(db, waveId, 'Studio 7'));
  known.learnWord('domain', domain);
  await optOutLetter(db, domain, known);
  for (const [name, word] of USUAL) known.learnWord(name, word);
  for (const name of hookSources().keys()) known.learnWord('source', name);
  return {
    app,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    routes,
    askers: await makeAskers(db, domain),
    known,
    secrets,
    hookSecret: HOOK_SECRET,
    stop: async () => {
      await app.close();
      await Promise.all([db.destroy(), own.destroy()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function releases(deps: ReleaseDeps, known: Known): Promise<{ waveId: string }> {
  const { db } = deps;
  const act = { version: null, actor: 'researcher' };
  const wave = await frozenWave(db, 'starter-2026', false);
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(deps, { ...act, slug: 'starter-2026-w1' });
  await days(db, 15);
  await publishRelease(deps, { ...act, slug: 'starter-2026-w1' });
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = jsonb_set(protocol, '{publication,embargoUntil}', '"2030-01-01"')
    where slug = 'starter-2026'`,
  );
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(deps, { ...act, slug: 'starter-2026-w1' });
  await days(db, 15);
  await publishRelease(deps, { ...act, slug: 'starter-2026-w1' });
  const wish = { slug: 'starter-2026-w1', version: 2, forWhom: 'Maria', days: 60, by: 'researcher' };
  const linked = await makePreviewLink(db, wish);
  if (linked.kind !== 'linked') throw new Error(JSON.stringify(linked));
  known.learnWord('token', linked.path.replace('/preview/', ''));
  for (const slug of ['starter-2026', 'starter-2026-w1', 'running']) known.learnWord('slug', slug);
  for (const version of ['1', '2']) known.learnWord('version', version);
  return wave;
}

/** A wave under way with replies that wait for coders, studios that were told, and a letter of each kind. */
async function running(db: Database, known: Known): Promise<void> {
  const text = `Здравствуйте! ${SECRET_WORD}. Сайт — 400 000 рублей, пришлём смету до пятницы. Какой у вас бюджет?`;
  const answers = [
    { kind: 'human_substantive', afterDays: 1, text },
    { kind: 'human_substantive', afterDays: 6, text: 'Вот смета.' },
  ];
  const studios = ['North', 'South'].map((name) => ({ name, state: 'confirmed' as const, answers }));
  const { inquiryIds } = await seedWave(
    db,
    'running',
    'Running',
    [...studios, { name: 'West', state: 'uncertain' }, { name: 'East', state: 'not_sent', reason: 'no_form' }],
    false,
  );
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = (select protocol from campaigns where slug = 'starter-2026'),
      protocol_source = ${readFileSync(shipped, 'utf8')} where slug = 'running'`,
  );
  const { rows } = await sql<{ readingId: number; messageId: MessageId; inquiryId: InquiryId }>`
    select r.id as "readingId", r.message_id as "messageId", a.inquiry_id as "inquiryId"
    from message_readings r join attributions a on a.message_id = r.message_id
    where a.inquiry_id = any(${inquiryIds}::uuid[])`.execute(db);
  for (const row of rows) await readReply(db, { ...row, kind: 'human_substantive' }, []);
  await sql`update waves set field_closed_at = field_now(), silence_closes_at = field_now(), debrief_opened_at = field_now()
    where campaign_id = (select id from campaigns where slug = 'running')`.execute(db);
  const inForce = await sql<{ protocol: object }>`select protocol from campaigns where slug = 'running'`.execute(db);
  for (const { protocol } of inForce.rows) known.learnWord('source', JSON.stringify(protocol));
  for (const inquiry of inquiryIds.slice(0, 3)) known.learnWord('token', await debriefed(db, inquiry));
}

async function debriefed(db: Database, inquiry: string): Promise<string> {
  const token = newSecret();
  await sql`insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
    values (${inquiry}, 'debrief', 'planned', 'silent', 'mail', 's', 'b', field_now())`.execute(db);
  await sql`with sent as (
      insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, state, armed_at, settled_at)
      values (gen_random_uuid(), ${inquiry}, 'debrief', 1, 'mail', field_now(), 'confirmed', field_now(), field_now())
      returning id, inquiry_id)
    insert into debrief_links (sha256, inquiry_id, attempt_id, made_at)
    select ${linkHash(token)}, inquiry_id, id, field_now() from sent`.execute(db);
  return token;
}

async function optOutLetter(db: Database, domain: string, known: Known): Promise<void> {
  const [id, secret] = [newId<string>(), newSecret()];
  await insertMail(db, { id, domain, purpose: 'opt_out', recipient: `info@${domain}` });
  await armMail(db, id, secretHash(secret));
  known.learnWord('token', secret);
}

function hookSources(): ReadonlyMap<string, HookSource> {
  const base = { settings: { timeZone: 'Europe/Moscow', country: 'RU' }, secret: HOOK_SECRET };
  const sources: HookSource[] = [
    { ...base, name: 'own', provider: 'generic' },
    { ...base, name: 'zadarma', provider: 'zadarma' },
    { ...base, name: 'mango', provider: 'mango', apiKey: 'key' },
    { ...base, name: 'twilio', provider: 'twilio', publicUrl: 'https://zerkalo.example/api/v1/hooks/twilio' },
  ];
  return new Map(sources.map((source) => [source.name, source]));
}
