import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const tenFaults = 'test/fixtures/protocols/ten-faults.yaml';
let clone: TestDatabase;
let home: string;
beforeAll(async () => {
  clone = await cloneDatabase();
  home = mkdtempSync(join(tmpdir(), 'zerkalo-cli-'));
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await clone.drop();
});

/** Runs the real command line; returns its exit code and what it printed. */
function zerkalo(...words: string[]): { code: number | null; out: string; err: string } {
  const env = childEnvironment({
    DATABASE_URL: clone.url,
    ZERKALO_HOME: home,
    NO_COLOR: '1',
    EGRESS_MAP: '*.example=127.0.0.1:9',
  });
  const { status, stdout, stderr } = spawnSync(join(root, 'scripts/zerkalo'), words, {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('zerkalo campaign check', () => {
  it('prints all ten faults of a protocol with their lines and exits 2', () => {
    const { code, out } = zerkalo('campaign', 'check', tenFaults);
    expect(code).toBe(2);
    const lines = out
      .split('\n')
      .filter((line) => /^test\/fixtures\/protocols\/ten-faults\.yaml:\d+:\d+ error /.test(line));
    expect(lines).toHaveLength(10);
    expect(out).toContain('10 findings');
  });

  it('gives the same findings as one JSON document', () => {
    const { code, out } = zerkalo('campaign', 'check', tenFaults, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out).findings).toHaveLength(10);
  });

  it('says what to do when the file is not there', () => {
    const { code, err } = zerkalo('campaign', 'check', 'no-such-file.yaml');
    expect(code).toBe(69);
    expect(err).toContain('Name a protocol file that can be read.');
  });
});

describe('from a protocol to a launch on the command line', () => {
  const starter = 'services/design/protocol/shipped/rehearsal-line.yaml';

  it('needs a second person and the stop switch off, and then launches once', () => {
    expect(zerkalo('user', 'add', '--email', 'r@example.org', '--name', 'R', '--role', 'researcher').code).toBe(0);
    expect(zerkalo('user', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'approver').code).toBe(0);
    expect(zerkalo('user', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'approver').code).toBe(1);
    expect(zerkalo('campaign', 'create', starter, '--as', 'r@example.org', '--rehearsal').code).toBe(0);
    expect(zerkalo('campaign', 'approve', 'rehearsal-line', '--as', 'r@example.org').code).toBe(1);
    expect(zerkalo('campaign', 'launch', 'rehearsal-line', '--as', 'r@example.org').code).toBe(1);
    expect(zerkalo('campaign', 'approve', 'rehearsal-line', '--as', 'a@example.org').code).toBe(0);
    const rows = Array.from(
      { length: 12 },
      (_, n) => `${n + 1},Студия ${n},https://studio-${n}.example/,+78120000${100 + n},info@studio-${n}.example,СПб,A`,
    );
    writeFileSync(join(home, 'ranking-a.csv'), `rank,studio,site,phone,email,city,tier\n${rows.join('\n')}\n`);
    const launch = ['campaign', 'launch', 'rehearsal-line', '--as', 'r@example.org', '--rankings', home] as const;
    expect(zerkalo('stop', '--as', 'a@example.org', '--reason', 'a test').code).toBe(0);
    expect(zerkalo(...launch).code).toBe(1);
    expect(zerkalo('stop', '--as', 'a@example.org', '--resume').code).toBe(69);
    expect(zerkalo('stop', '--as', 'r@example.org', '--resume').code).toBe(0);
    expect(zerkalo(...launch)).toMatchObject({ code: 0 });
    const again = zerkalo(...launch, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out).kind).toBe('already_launched');
    const report = zerkalo('campaign', 'report', 'rehearsal-line');
    expect(report.out).toContain('REHEARSAL');
    expect(report.out).toContain('sampled 10');
    expect(zerkalo('campaign', 'pause', 'rehearsal-line', '--as', 'r@example.org').code).toBe(0);
    expect(zerkalo('campaign', 'resume', 'rehearsal-line', '--as', 'r@example.org').code).toBe(0);
    expect(zerkalo('campaign', 'close', 'rehearsal-line', '--as', 'r@example.org').code).toBe(1);
  });
});

describe('people on the command line', () => {
  it('invites, lists, resets and disables with what to do, and the last owner stays', () => {
    const dora = ['--email', 'dora@example.org'] as const;
    const invited = zerkalo('user', 'invite', ...dora, '--name', 'Dora', '--role', 'owner', '--json');
    expect(JSON.parse(invited.out).link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/welcome\?link=[\w-]{43}$/);
    expect(zerkalo('user', 'invite', ...dora, '--name', 'Dora', '--role', 'owner').err).toContain('is a user already');
    expect(zerkalo('user', 'list').out).toMatch(/owner +Dora <dora@example\.org>: no password, never signed in/);
    expect(zerkalo('user', 'disable', ...dora).err).toContain('is the last owner: make another one first');
    expect(zerkalo('user', 'invite', '--email', 'egon@example.org', '--name', 'Egon', '--role', 'owner').code).toBe(0);
    expect(zerkalo('user', 'disable', ...dora).code).toBe(0);
    expect(zerkalo('user', 'reset', ...dora).err).toContain('zerkalo user enable --email dora@example.org');
    expect(zerkalo('user', 'enable', ...dora).code).toBe(0);
    const reset = zerkalo('user', 'reset', ...dora, '--second-factor');
    expect(reset.out).toMatch(/sessions ended[\s\S]*the second factor is gone[\s\S]*welcome\?link=/);
    expect(zerkalo('user', 'reset', '--email', 'nobody@example.org').code).toBe(1);
  });

  it('whoever is disabled acts no more', () => {
    expect(zerkalo('user', 'disable', '--email', 'dora@example.org').code).toBe(0);
    expect(zerkalo('stop', '--as', 'dora@example.org', '--reason', 'a test').code).toBe(69);
  });
});

describe('exit codes', () => {
  it('tells a wrong call (64), an unknown user (69) and wrong settings (78) apart', () => {
    expect(zerkalo('no-such-command').code).toBe(64);
    expect(zerkalo('campaign', 'pause', 'rehearsal-line', '--as', 'nobody@example.org')).toMatchObject({ code: 69 });
    const env = childEnvironment({ DATABASE_URL: clone.url, API_PORT: 'many' });
    expect(spawnSync(join(root, 'scripts/zerkalo'), ['migrate'], { env, cwd: root }).status).toBe(78);
  });

  it('the demo refuses options that make no sense with 64', () => {
    const env = childEnvironment({});
    const { status, stderr } = spawnSync(join(root, 'scripts/demo'), ['--studios', 'some'], {
      env,
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(64);
    expect(stderr).toContain('a whole number');
  });
});

describe('missing parts', () => {
  it('are named with the command that installs them to a user who may not install', () => {
    const bare = mkdtempSync(join(tmpdir(), 'zerkalo-bare-'));
    chmodSync(bare, 0o755);
    // A machine without browser and Dovecot, and a user who is not root: `id` says 1000 here.
    writeFileSync(join(bare, 'id'), '#!/bin/sh\necho 1000\n', { mode: 0o755 });
    const script = readFileSync(join(root, 'scripts/system-parts'), 'utf8').replace('/usr/sbin/$1', `${bare}/$1`);
    writeFileSync(join(bare, 'system-parts'), script, { mode: 0o755 });
    const { status, stderr } = spawnSync('/bin/bash', [join(bare, 'system-parts'), 'browser', 'dovecot', 'redis'], {
      env: { PATH: bare },
      encoding: 'utf8',
    });
    rmSync(bare, { recursive: true, force: true });
    expect(status).toBe(69);
    expect(stderr).toMatch(
      /sudo apt-get install --no-install-recommends chromium\S* dovecot-imapd dovecot-lmtpd redis-server/,
    );
  });
});
