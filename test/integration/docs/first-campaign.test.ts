import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withOverrides } from '../../../services/design/protocol/with-overrides.ts';
import { freePort } from '../../support/ports.ts';
import { root } from '../../unit/docs/compose-file.ts';
import { compileCache, end, nodeFolder } from './compose-mailbox.ts';
import { shellBlocks } from './pages.ts';
import { openVillage, type Village } from './village.ts';

/** The page's blocks word for word, in a folder that looks like the clone; accounts and files are put in where it says so. */
const page = 'docs/first-campaign.md';
const clone = mkdtempSync('/tmp/zc-');
chmodSync(clone, 0o755);
for (const folder of ['scripts', 'services']) symlinkSync(join(root, folder), join(clone, folder));
let village: Village;
let up: ChildProcess | undefined;
let env: Record<string, string>;
beforeAll(async () => {
  village = await openVillage();
  putInFiles(village);
  env = {
    PATH: `${nodeFolder}:/usr/sbin:/usr/bin:/bin`,
    HOME: clone,
    NODE_COMPILE_CACHE: compileCache,
    ZERKALO_HOME: join(clone, 'home'),
    EGRESS_MAP: village.egressMap,
    API_PORT: String(await freePort()),
    LOCAL_ACCESS: 'true',
    POLL_SECONDS: '1',
  };
});
afterAll(async () => {
  if (up !== undefined) await end(up);
  await village.stop();
  rmSync(clone, { recursive: true, force: true });
});

const startUp = './scripts/zerkalo up\n';
const copy = 'my-campaign.yaml\n';
const report = './scripts/zerkalo campaign report first-campaign\n';

test('a researcher with two rankings and two accounts who follows the page comes to an interim report', {
  timeout: 600_000,
}, async () => {
  const [before = '', rest = ''] = withAccounts(shellBlocks(page).join('')).split(startUp);
  const exports = before.split('\n').filter((line) => line.startsWith('export '));
  const doctor = await run(before);
  expect(doctor).toContain('applied 0001_');
  expect(doctor).not.toContain('MISSING');
  const child = spawn('bash', ['-c', `${exports.join('\n')}\nexec ${startUp}`], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  up = child;
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdout.resume();
  child.stderr.resume();
  // Where the page says "open the copy in an editor", it is opened in an editor.
  const edited = rest.replace(copy, `${copy}cp edited.yaml my-campaign.yaml\n`);
  const told = await run(`${exports.join('\n')}\n${edited.slice(0, edited.indexOf(report))}`);
  expect(told).toContain('ranking-b.csv: windows-1251, delimiter ;');
  expect(told).toContain('frame: 3 studios, 2 of them in more than one ranking');
  expect(told).toContain('3 of 3 studios looked at; nothing was sent');
  expect(told).toMatch(/ready +2\n/);
  expect(told).toMatch(/3\/3 contacted: 3 confirmed, 0 uncertain, 0 undelivered/);
  expect(village.letters.toSorted()).toEqual(['english-contact form', 'mail-only mail', 'plain-native form']);
  await answersAreRead(2);
  const interim = await run(report);
  expect(interim).toContain('** REHEARSAL **');
  expect(interim).toMatch(/sampled 3: 0 settled, 3 open/);
  expect(interim).not.toMatch(/^silent +\d/m);
  expect(readFileSync(join(clone, 'frame.csv'), 'utf8').split('\r\n')).toHaveLength(5);
  const shown = await (await fetch(`${pages()}/campaigns/first-campaign/report?lang=en`)).text();
  expect(shown).toContain('REHEARSAL');
  const gallery = await (await fetch(`${pages()}/campaigns/first-campaign/dry-run?lang=en`)).text();
  const [, picture = ''] = /src="([^"]+\.png)"/.exec(gallery) ?? [];
  expect((await fetch(pages() + picture)).headers.get('content-type')).toBe('image/png');
});

const pages = (): string => `http://127.0.0.1:${env.API_PORT}`;

/** Beside the village, which lives in this process. */
async function run(part: string): Promise<string> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', part], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  const [status] = await once(child, 'close');
  expect(status, `${out.join('')}\n${err.join('')}`).toBe(0);
  return out.join('');
}

function withAccounts(script: string): string {
  const at = `${village.account.user}@127.0.0.1`;
  return script
    .replace('smtps://survey@mail.example.org', `smtp://${at}:${village.smtpPort}`)
    .replace('imaps://survey@mail.example.org', `imap://${at}:${village.imapPort}`);
}

async function answersAreRead(count: number): Promise<void> {
  const list = `${pages()}/api/v1/campaigns/first-campaign/replies`;
  const end = Date.now() + 60_000;
  let rows: unknown[] = [];
  while (rows.length < count && Date.now() < end) {
    await sleep(300);
    rows = ((await (await fetch(list)).json()) as { rows: unknown[] }).rows;
  }
  expect(rows).toHaveLength(count);
}

/** Two rankings of the village, as a researcher gets them, the passwords, and the protocol after an hour in the editor. */
function putInFiles({ studios, account }: Village): void {
  const [first, second, third] = studios.map(({ name, domain, email }) => ({ name, site: `http://${domain}/`, email }));
  const a = [first, second].map((one, at) => `${at + 1},"${one?.name}",${one?.site},${one?.email}`);
  const b = [third, first, second].map((one) => `${one?.email};${one?.name};${one?.site}`);
  writeFileSync(join(clone, 'ranking-a.csv'), `Rank,Agency,Website,Email\n${a.join('\n')}\n`);
  const excel = `sep=;\r\nПочта;Студия;Сайт\r\n${b.join('\r\n')}\r\n`;
  writeFileSync(join(clone, 'ranking-b.csv'), iconv.encode(excel, 'win1251'));
  for (const file of ['smtp-password', 'imap-password']) writeFileSync(join(clone, file), account.password);
  const starter = readFileSync(join(root, 'services/design/protocol/shipped/starter.yaml'), 'utf8');
  const protocol = withOverrides(starter, {
    id: 'first-campaign',
    size: 3,
    seed: 'village-of-three',
    mailDomain: 'personas.test',
    frames: [
      { id: 'a', file: 'ranking-a.csv', columns: { name: 'Agency', site: 'Website', mail: 'Email', rank: 'Rank' } },
      { id: 'b', file: 'ranking-b.csv', columns: { name: 'Студия', site: 'Сайт', mail: 'Почта' } },
    ],
    schedule: {
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: '00:00',
      to: '24:00',
      closedDates: [],
      lengthDays: 0,
    },
  });
  writeFileSync(join(clone, 'edited.yaml'), protocol);
}
