import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { breaches, innocents } from './broken-house.ts';
import { root } from './source-files.ts';

type Rule = { name: string; comment: string; severity: string };
type Violation = { rule: { name: string }; from: string };

const config = '.dependency-cruiser.cjs';
const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const rules = (createRequire(import.meta.url)(join(root, config)) as { forbidden: Rule[] }).forbidden;
/** The rule about what web may import has nothing above it to forbid: nobody stands higher than web. */
const cannotBeBroken = ['downhill-web'];

const house = mkdtempSync(join(tmpdir(), 'zerkalo-broken-house-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function build(): void {
  copyFileSync(join(root, config), join(house, config));
  write('package.json', '{"type":"module"}');
  for (const [path, text] of Object.entries(innocents)) write(path, text);
  for (const { file, imports } of breaches) write(file, imports === '' ? 'export {};\n' : `import '${imports}';\n`);
  for (const { imports, rule } of breaches.filter((breach) => breach.rule.startsWith('one-place-'))) {
    write(`node_modules/${imports}/package.json`, `{"name":"${imports}","version":"1.0.0","main":"index.js"}`);
    write(`node_modules/${imports}/index.js`, `exports.rule = '${rule}';\n`);
  }
}

test('each import rule catches the file that breaks it', () => {
  build();
  const args = [program, '--config', config, '--output-type', 'json', 'services', 'workers', 'test'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  const caught = new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
  expect(breaches.map(({ rule, file }) => `${rule}: ${file}`).filter((breach) => !caught.has(breach))).toEqual([]);
});

test('no rule stands without a breach that proves it, and each says what to do instead', () => {
  const proved = [...breaches.map(({ rule }) => rule), ...cannotBeBroken];
  expect(rules.map(({ name }) => name).filter((name) => !proved.includes(name))).toEqual([]);
  expect(rules.filter(({ comment, severity }) => comment.length < 20 || severity !== 'error')).toEqual([]);
});

test('the house itself keeps its import rules', () => {
  const args = [program, '--config', config, '--output-type', 'err-long', 'services', 'workers', 'scripts', 'test'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(stdout + stderr).toMatch(/no dependency violations found/);
});
