import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { readText, root } from './compose-file.ts';

const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.md'),
);
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...below.map((path) => `docs/${path}`)];

test('every link between pages leads somewhere', () => {
  const links = pages.flatMap((page) =>
    [
      ...readText(page)
        .replace(/<!--.*?-->/gs, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, target = '']) => ({ page, target })),
  );
  const local = links.filter(({ target }) => !/^(?:https?:|mailto:|#)/.test(target));
  const dead = local.filter(({ page, target }) => {
    const [path = ''] = target.split('#');
    return !existsSync(join(root, normalize(join(dirname(page), path))));
  });
  expect(local.length).toBeGreaterThan(20);
  expect(dead).toEqual([]);
});

test('every path that a page names in code is there', () => {
  const named = /`((?:services|workers|scripts|test|ops|docs|migrations)\/[\w./-]+)`/g;
  const paths = pages.flatMap((page) => [...readText(page).matchAll(named)].map(([, path = '']) => ({ page, path })));
  // Made by the reader: a migration of their own, and the secrets.
  const madeLater = /NNNN|^ops\/secrets/;
  const gone = paths.filter(({ path }) => !madeLater.test(path) && !existsSync(join(root, path)));
  expect(paths.length).toBeGreaterThan(30);
  expect(gone).toEqual([]);
});

test('every setting has its line in the configuration page, and no line speaks of a setting that is gone', () => {
  const known = [...readText('services/platform/config.ts').matchAll(/^ {2}([A-Z_]+): Type\./gm)].map(
    ([, name]) => name,
  );
  const told = [...readText('docs/operator/configuration.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(10);
  expect(told.toSorted()).toEqual(known.toSorted());
});

test('every process has its line in the page about running', () => {
  const running = readText('docs/operator/run.md');
  const processes = [...readText('scripts/cli/supervisor.ts').matchAll(/processNames = \[(.*)\]/g)][0]?.[1] ?? '';
  const names = processes.replaceAll("'", '').split(', ');
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !running.includes(`| ${name} |`))).toEqual([]);
});

test('no page tells where it was written', () => {
  const told = pages.filter((page) => /\/work\/|\/root\/[a-z]/.test(readText(page)));
  expect(told).toEqual([]);
});

test('every picture is shown on a page, says in words what it shows, and is small', () => {
  const shown = pages.map((page) => readText(page).replace(/<!--.*?-->/gs, '')).join('\n');
  const pictures = readdirSync(join(root, 'docs/images'));
  expect(pictures.length).toBeGreaterThan(15);
  expect(pictures.filter((picture) => !shown.includes(`images/${picture}`))).toEqual([]);
  expect(shown.match(/!\[.{0,10}\]\([^)]*images/g)).toBeNull();
  const bytes = pictures.map((picture) => statSync(join(root, 'docs/images', picture)).size);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(3_000_000);
});
