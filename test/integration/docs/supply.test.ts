import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../unit/docs/compose-file.ts';

type Bill = { bomFormat: string; components: { name: string; version: string; purl: string }[] };

test('the bill of materials names every library with its version', () => {
  const { status, stdout } = spawnSync(join(root, 'scripts/sbom'), [], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  expect(status).toBe(0);
  const bill = JSON.parse(stdout) as Bill;
  expect(bill.bomFormat).toBe('CycloneDX');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  expect(Object.entries(dependencies).filter(([name, version]) => !listed.has(`${name}@${version}`))).toEqual([]);
});

test('the audit says so when the registry does not answer, and does not pass for clean', () => {
  const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
  const { status, stderr } = spawnSync(join(root, 'scripts/audit'), [], { env, encoding: 'utf8' });
  expect(stderr).toContain('NOT CHECKED');
  expect(status).toBe(69);
});
