import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAccountsFile } from '../../../services/platform/mail-access/accounts-file.ts';
import { readText } from '../../unit/docs/compose-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zerkalo-accounts-'));
  writeFileSync(join(folder, 'anna.password'), 'secret\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(value: unknown) {
  const file = join(folder, 'accounts.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readAccountsFile(file);
}
const findings = (value: unknown): string[] => {
  const reading = read(value);
  return reading.kind === 'findings' ? reading.findings : [];
};

test('the example of the manual is understood, with the files beside it', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(readText('docs/operator/mailboxes.md')) ?? [];
  expect(read(example)).toMatchObject({
    kind: 'accounts',
    accounts: [
      {
        user: 'anna@example.org',
        imap: { host: 'imap.example.org', port: 993, secure: true },
        smtp: undefined,
        secret: { kind: 'password', password: 'secret' },
      },
      {
        imap: { host: 'outlook.office365.com', port: 993, secure: true },
        smtp: { host: 'smtp.office365.com', port: 587, secure: false },
        secret: {
          kind: 'oauth',
          tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
          refreshTokenFile: join(folder, 'boris.token'),
          scope: expect.stringContaining('SMTP.Send'),
        },
      },
    ],
  });
});

test('all faults are told at once, each with its place, and no secret is', () => {
  const oauth = { provider: 'other', clientId: 'c', refreshTokenFile: 't', tokenUrl: 'http://tokens.example/token' };
  const told = findings({
    accounts: [
      { user: 'a', imap: 'imaps://imap.example', passwordFile: 'gone.password' },
      { user: 'a', imap: 'imaps://imap.example', smtp: 'smtps://u:hidden@smtp.example', passwordFile: 'anna.password' },
      { user: 'b', passwordFile: 'anna.password', oauth },
      { user: 'c', smtp: 'smtp://smtp.example', oauth: { ...oauth, tokenUrl: undefined } },
      { user: 'd', smtp: 'smtp://smtp.example' },
    ],
  }).join('\n');
  for (const part of [
    '/accounts/0 (a): passwordFile',
    '/accounts/1 (a): smtp.example: user and password stand beside it',
    '/accounts/2 (b): give either passwordFile or oauth',
    '/accounts/2 (b): give imap, smtp or both',
    '/accounts/2 (b): tokenUrl must be https',
    '/accounts/3 (c): oauth: provider "other" needs tokenUrl',
    '/accounts/4 (d): give either passwordFile or oauth',
    'the mailbox a@imap.example is there twice',
    'only one account may have smtp',
  ]) {
    expect(told).toContain(part);
  }
  expect(told).not.toContain('hidden');
  expect(told).not.toContain('secret\n');
});

test('a file that is no JSON, misses, or holds unknown keys is refused', () => {
  expect(findings('{')).toHaveLength(1);
  expect(readAccountsFile(join(folder, 'nowhere.json'))).toMatchObject({ kind: 'findings' });
  expect(findings({ accounts: [{ user: 'a', password: 'x' }] }).length).toBeGreaterThan(0);
  expect(findings({ accounts: [] }).length).toBeGreaterThan(0);
});
