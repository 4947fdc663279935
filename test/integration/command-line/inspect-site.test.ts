import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { sitesServer } from '../../city/sites/server.ts';
import { dealStudios } from '../../city/studios.ts';

const program = fileURLToPath(new URL('../../../scripts/zerkalo', import.meta.url));
const studios = dealStudios({ seed: 'inspect', studios: 2, zone: 'test', kinds: ['plain-native', 'captcha'] });
const home = mkdtempSync(join(tmpdir(), 'inspect-'));
const contacts: string[] = [];
let server: Server;
let egressMap: string;
beforeAll(async () => {
  const note = (): void => void contacts.push('contact');
  server = sitesServer(studios, () => ({ accept: note, refuse: note, trip: note }));
  egressMap = `*.test=127.0.0.1:${await listenAnywhere(server)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await closed(server);
  rmSync(home, { recursive: true, force: true });
});

const siteOf = (kind: string): string => `http://${studios.find((one) => one.kind.name === kind)?.domain}/`;

async function inspect(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = childEnvironment({ ZERKALO_HOME: home, EGRESS_MAP: egressMap, NO_COLOR: '1' });
  const child = spawn(program, ['inspect', 'site', ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), ...said };
}

it('prints one object a line for each site, keeps pictures and scrubbed pages, and sends nothing', {
  timeout: 180_000,
}, async () => {
  const [pictures, cases] = [join(home, 'pictures'), join(home, 'cases')];
  const urls = [siteOf('plain-native'), siteOf('captcha')];
  const { code, out } = await inspect(...urls, '--json', '--pictures', pictures, '--save-case', cases);
  expect(code).toBe(0);
  const [plain, captcha] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(plain).toMatchObject({
    url: urls[0],
    outcome: 'ready',
    contactPage: expect.stringMatching(/\/contacts$/),
    form: { kind: 'contact', engine: null },
    blockedBy: null,
    mailFallback: null,
  });
  expect(Object.keys(plain ?? {})).toEqual(expect.arrayContaining(['channels', 'consent']));
  const { fields } = (plain?.form ?? {}) as { fields: Record<string, unknown>[] };
  expect(fields.map((field) => Object.keys(field))).toEqual(fields.map(() => ['name', 'id', 'role', 'why']));
  expect(captcha).toMatchObject({ url: urls[1], outcome: 'captcha', mailFallback: expect.stringContaining('@') });
  expect(existsSync(String(plain?.screenshot))).toBe(true);
  expect(readdirSync(cases)).toHaveLength(2);
  const saved = readdirSync(cases)
    .map((file) => readFileSync(join(cases, file), 'utf8'))
    .join('\n');
  expect(saved).toContain('<form');
  expect(saved).not.toContain('Анна Пробная');
  expect(contacts).toEqual([]);
});

it('tells people the roles and why, and refuses what is no address with what to do', { timeout: 180_000 }, async () => {
  const { code, out } = await inspect(siteOf('plain-native'));
  expect(code).toBe(0);
  expect(out).toMatch(/ {2}ready\n/);
  expect(out).toMatch(/^ {2}email +\S+ {2}\S/m);
  const wrong = await inspect('studio.test');
  expect(wrong.code).toBe(78);
  expect(wrong.err).toContain('Give whole addresses');
});
