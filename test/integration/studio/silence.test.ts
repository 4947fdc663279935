import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ROLES } from '../../../services/releases/benchmark/proof/role-address.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import { previewRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import { cookieFor, domainOf, formGet, formPost, releaseHome, type StudioSite, studioSite } from './studio-site.ts';

let site: StudioSite;
let remove: () => void;
let deps: ReleaseDeps;
/** A sampled studio, one that was listed and not drawn, and one that nobody knows; names of one length. */
const studios: { domain: string; cookie: string; key: string }[] = [];

beforeAll(async () => {
  site = await studioSite({
    mail: true,
    map: [{ host: 'nowhere.test', below: false, to: { address: '127.0.0.1', port: 9 } }],
  });
  const home = await releaseHome(site.db);
  ({ remove, deps } = home);
  const { waveId } = await frozenWave(site.db, 'starter-2026', false);
  // Frozen and built, and still a draft: the last moment at which nothing may be told.
  await buildRelease(home.deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  const sampled = await domainOf(site.db, waveId, 'Studio 1');
  const listed = `l${sampled.slice(1)}`;
  await site.db
    .insertInto('studios')
    .values({ id: '00000000-0000-4000-8000-0000000000aa', domain: listed, name: 'Listed' })
    .execute();
  await site.db
    .insertInto('frame_units')
    .values({
      wave_id: waveId,
      studio_id: '00000000-0000-4000-8000-0000000000aa',
      name: 'Listed',
      stratum: 'all',
      provenance: '[]',
    })
    .execute();
  for (const domain of [sampled, listed, `z${sampled.slice(1)}`]) {
    const granted = await grantStudio(site.db, { domain, proof: 'TXT record', by: 'operator' });
    if (granted.kind !== 'granted') throw new Error(granted.kind);
    studios.push({ domain, key: granted.key, cookie: await cookieFor(site.db, domain) });
  }
});
afterAll(async () => {
  await site.stop();
  remove();
});

type Answer = { statusCode: number; headers: Record<string, unknown>; body: string };

/** Everything that an answer and its statements tell, with what belongs to one asking alone taken out. */
async function seenBy(domain: string, ask: () => Promise<Answer>): Promise<unknown> {
  const statements: string[] = [];
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(watched(statements));
  const { statusCode, headers, body } = await ask().finally(() => spy.mockRestore());
  const same = (text: string): string =>
    text
      .replaceAll(domain, 'DOMAIN')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
      .replaceAll(/(?<=[=/])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, 'SECRET')
      .replaceAll(/(?<=zerkalo-proof(=|&#61;))[A-Za-z0-9_-]{43}/g, 'SECRET');
  const { date: _, 'x-ratelimit-remaining': _left, 'x-ratelimit-reset': _reset, ...rest } = headers;
  const told = Object.entries(rest).map(([name, value]) => `${name}: ${same(String(value))}`);
  return { statusCode, told: told.toSorted(), body: same(body), statements };
}

const query = Client.prototype.query;
function watched(statements: string[]) {
  return function (this: Client, ...given: unknown[]) {
    const [first] = given;
    statements.push(typeof first === 'string' ? first : String(Reflect.get(Object(first), 'text')));
    return Reflect.apply(query, this, given);
  } as typeof query;
}

const audit = '/studio/audits/starter-2026-w1/1';
type Studio = (typeof studios)[number];
const bearer = ({ key }: Studio) => ({ authorization: `Bearer ${key}` });
const asks: readonly [string, (studio: Studio) => Promise<Answer>][] = [
  ['the room', ({ cookie }) => formGet(site.app, '/studio?lang=ru', cookie)],
  ['an audit by its address', ({ cookie }) => formGet(site.app, audit, cookie)],
  ['its picture', ({ cookie }) => formGet(site.app, `${audit}/curve.svg`, cookie)],
  ['a word on it', ({ cookie }) => formPost(site.app, `${audit}/reply`, { text: 'Hello' }, cookie)],
  ['a dispute', ({ cookie }) => formPost(site.app, `${audit}/dispute`, { item: 'named', text: 'No' }, cookie)],
  ['a request for an audit', ({ cookie }) => formPost(site.app, '/studio/ask', { email: 'a@b.example' }, cookie)],
  ['the question of an opt-out', ({ cookie }) => formGet(site.app, '/studio/opt-out', cookie)],
  ['a proof begun', ({ domain }) => formPost(site.app, '/studio/domain', { domain })],
  [
    'a letter of opt-out asked for by anybody',
    ({ domain }) => formPost(site.app, '/opt-out', { domain, role: ROLES[0] }),
  ],
  ['the same letter again', ({ domain }) => formPost(site.app, '/opt-out', { domain, role: ROLES[0] })],
  ['audits by program', (studio) => site.app.inject({ url: '/benchmark/v1/audits', headers: bearer(studio) })],
  [
    'a reply by program',
    (studio) =>
      site.app.inject({
        method: 'POST',
        url: '/benchmark/v1/replies',
        headers: bearer(studio),
        payload: { release: 'starter-2026-w1/1', text: 'Hello' },
      }),
  ],
  [
    'a dispute by program',
    (studio) =>
      site.app.inject({
        method: 'POST',
        url: '/benchmark/v1/disputes',
        headers: bearer(studio),
        payload: { release: 'starter-2026-w1/1', item: 'named', text: 'No' },
      }),
  ],
  ['an opt-out', ({ cookie }) => formPost(site.app, '/studio/opt-out', {}, cookie)],
  ['the room after it', ({ cookie }) => formGet(site.app, '/studio', cookie)],
  ['a way out', ({ cookie }) => formPost(site.app, '/studio/leave', {}, cookie)],
];

test.each(asks)(
  '%s tells a sampled studio, one not drawn and one unknown the same, by the same statements',
  async (_, ask) => {
    const seen: unknown[] = [];
    for (const studio of studios) seen.push(await seenBy(studio.domain, () => ask(studio)));
    const [sampled, listed, unknown] = seen;
    expect((sampled as { statements: string[] }).statements.length).toBeGreaterThan(0);
    expect(listed).toEqual(sampled);
    expect(unknown).toEqual(sampled);
  },
);

test('the comparison sees a difference where there may be one: after the preview', async () => {
  await previewRelease(deps, { slug: 'starter-2026-w1', version: null, actor: 'researcher' });
  const seen: unknown[] = [];
  for (const { domain } of studios) {
    const cookie = await cookieFor(site.db, domain);
    seen.push(await seenBy(domain, () => formGet(site.app, '/studio?lang=ru', cookie)));
  }
  const [sampled, listed, unknown] = seen;
  expect(sampled).not.toEqual(listed);
  expect(unknown).toEqual(listed);
});
