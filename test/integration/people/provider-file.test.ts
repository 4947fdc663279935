import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProviderFile } from '../../../services/api/auth/provider/provider-file.ts';
import { readText } from '../../unit/docs/compose-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zerkalo-oidc-'));
  writeFileSync(join(folder, 'oidc-secret'), 'a secret of the provider\n');
  writeFileSync(join(folder, 'empty'), '\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string) => {
  writeFileSync(join(folder, 'oidc.json'), text);
  return readProviderFile(join(folder, 'oidc.json'));
};
const least = { name: 'Firm', issuer: 'https://id.example', clientId: 'zerkalo', clientSecretFile: 'oidc-secret' };

test('the file that the manual shows is read as it stands', () => {
  const shown = /```json\n([\s\S]*?)```/u.exec(readText('docs/operator/people.md'))?.[1] ?? '';
  expect(read(shown)).toMatchObject({
    kind: 'provider',
    settings: {
      clientSecret: 'a secret of the provider',
      scope: 'openid email profile',
      linkByVerifiedEmail: false,
      roles: { 'zerkalo-owners': 'owner' },
    },
  });
});

test.each([
  ['{', /oidc\.json/u],
  [JSON.stringify({ ...least, colour: 'red' }), /additional/u],
  [JSON.stringify({ ...least, issuer: 'http://id.example' }), /must be https, unless it runs on this machine/u],
  [JSON.stringify({ ...least, roles: { x: 'owner' } }), /name the claim in roleClaim/u],
  [JSON.stringify({ ...least, roleClaim: 'groups' }), /say in roles what it means/u],
  [JSON.stringify({ ...least, roleClaim: 'groups', roles: { x: 'emperor' } }), /roles/u],
  [JSON.stringify({ ...least, clientSecretFile: 'empty' }), /is empty/u],
  [JSON.stringify({ ...least, clientSecretFile: 'not-there' }), /ENOENT/u],
])('%s is refused with what is wrong', (text, fault) => {
  const reading = read(text);
  expect(reading.kind === 'findings' ? reading.findings.join('; ') : '').toMatch(fault);
});

test('all that is wrong is told at once, and plain http is taken for this machine', () => {
  const reading = read(
    JSON.stringify({ ...least, issuer: 'http://id.example', roles: { x: 'owner' }, clientSecretFile: 'empty' }),
  );
  expect(reading.kind === 'findings' && reading.findings).toHaveLength(3);
  expect(read(JSON.stringify({ ...least, issuer: 'http://127.0.0.1:9000' })).kind).toBe('provider');
});
