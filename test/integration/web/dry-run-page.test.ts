import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../services/api/api.ts';
import { type DryRunId, insertDryRun, insertVisit, type VisitRow } from '../../../services/field/dry-run/store.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { putEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { CampaignId } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { draft } from '../design/campaign-desk.ts';

const home = mkdtempSync(join(tmpdir(), 'gallery-'));
const png = Buffer.from('\x89PNG\r\n\x1a\n picture of a filled form', 'latin1');
const hostile = '"><script>alert(1)</script>';
let clone: TestDatabase;
let db: Database;
let app: Api;
let slug: string;
const get = (path: string) =>
  app.inject({ url: `/campaigns/${slug}/dry-run${path}`, headers: { accept: 'text/html' } });
const visit = (domain: string, changes: Partial<VisitRow> = {}): VisitRow => ({
  domain,
  name: domain,
  outcome: 'ready',
  why: null,
  contactPage: `http://${domain}/contacts`,
  form: { kind: 'contact', engine: null, fields: [{ name: 'm', id: null, role: 'message', why: 'textarea' }] },
  mailFallback: null,
  kept: [],
  screenshotId: null,
  ...changes,
});

beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 4);
  const evidence = { masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
  app = await buildSite({ db, log: openLog('test', 'silent'), config: { localAccess: true }, evidence });
  await app.ready();
  const { campaignId, author, hash } = await draft(db, { id: 'gallery' });
  slug = 'gallery';
  expect((await get('?lang=ru')).body).toContain('Пробного прогона ещё не было');
  await fill(campaignId, author, hash, evidence);
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await clone.drop();
  rmSync(home, { recursive: true, force: true });
});

async function fill(
  campaignId: CampaignId,
  actor: Parameters<typeof insertDryRun>[1]['actor'],
  protocolHash: string,
  evidence: { masterKeys: Awaited<ReturnType<typeof openMasterKeys>>; directory: string },
) {
  const id = randomUUID() as DryRunId;
  await insertDryRun(db, { id, campaignId, protocolHash, frameHash: 'a'.repeat(64), studios: 70, actor });
  const kind = 'dry_run.screenshot';
  const screenshotId = await putEvidence({ db, ...evidence }, { campaignId, kind, mediaType: 'image/png', bytes: png });
  await insertVisit(db, id, visit('alfa.test', { screenshotId }));
  await insertVisit(
    db,
    id,
    visit('beta.test', { name: hostile, outcome: 'captcha', why: hostile, mailFallback: 'info@beta.test' }),
  );
  const kept = [{ method: 'POST', address: 'http://gamma.test/track', why: 'POST is not a reading request' }];
  await insertVisit(db, id, visit('gamma.test', { outcome: 'robots_disallowed', kept }));
  for (let at = 0; at < 60; at += 1) await insertVisit(db, id, visit(`studio-${String(at).padStart(2, '0')}.test`));
}

describe('the gallery of a dry run', () => {
  it('shows how many studios ended how, in both languages, and says that nothing was sent', async () => {
    const en = (await get('?lang=en')).body;
    expect(en).toContain('Looked at 63 of 70 studios. Nothing was sent');
    expect(en).toMatch(/Ready: all is filled<\/a><\/th><td>61<\/td>/);
    const ru = (await get('?lang=ru')).body;
    expect(ru).toContain('Осмотрено студий: 63 из 70. Ничего не отправлено');
    expect(ru).toContain('Капча');
    expect(ru).toContain('Письмо ушло бы на адрес info@beta.test');
    expect(ru).toContain('написать этой студии нельзя');
  });

  it('pages through all studios and shows those of one outcome', async () => {
    const first = (await get('?lang=en')).body;
    const plain = first.replaceAll('&#61;', '=').replaceAll('&amp;', '&');
    const next = /href="(\/campaigns\/gallery\/dry-run\?after=[^"]+)"/.exec(plain)?.[1] ?? '/no-next-page';
    const second = (await app.inject({ url: next, headers: { accept: 'text/html' } })).body;
    const domains = [first, second].flatMap((body) =>
      [...body.matchAll(/<p class="soft">([a-z0-9-]+\.test)<\/p>/g)].map(([, one]) => one),
    );
    expect(domains).toHaveLength(63);
    expect(new Set(domains).size).toBe(63);
    const captchas = (await get('?lang=en&outcome=captcha')).body;
    expect([...captchas.matchAll(/<li>/g)]).toHaveLength(1);
  });

  it('opens the sealed picture, and only that of a studio it has', async () => {
    const found = await get('/alfa.test.png');
    expect(found.headers['content-type']).toBe('image/png');
    expect(found.rawPayload.equals(png)).toBe(true);
    expect((await get('/beta.test.png')).statusCode).toBe(404);
    expect((await get('/other.test.png')).statusCode).toBe(404);
  });

  it('shows hostile names as text', async () => {
    const { body, headers } = await get('?lang=en');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+="/);
    expect(headers['x-zerkalo-rehearsal']).toBe('true');
  });
});
