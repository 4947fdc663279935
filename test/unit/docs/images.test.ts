import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCompose, readText, root } from './compose-file.ts';

const dockerfile = readText('Dockerfile');
type Stage = { name: string; base: string; text: string };
const stages: Stage[] = dockerfile
  .split(/^(?=FROM )/m)
  .slice(1)
  .map((text) => {
    const [, base = '', name = ''] = /^FROM (\S+) AS (\S+)/.exec(text) ?? [];
    return { name, base, text };
  });
const stage = (name: string): string => stages.find((one) => one.name === name)?.text ?? '';

test('every target that the compose file builds exists and ends as an ordinary account', () => {
  const targets = Object.values(readCompose().services).flatMap(({ build }) => (build ? [build.target] : []));
  for (const target of new Set(targets)) {
    const users = [...stage(target).matchAll(/^USER (\S+)$/gm)].map(([, user]) => user);
    expect(users.at(-1), target).toMatch(/^(?:node|mail)$/);
  }
});

test('what the images copy is there and goes to the builder', () => {
  const sent = readText('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  expect(copied.length).toBeGreaterThan(8);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const kept = (path: string): boolean => sent.some((one) => path === one || path.startsWith(`${one}/`));
  expect(copied.filter((path) => !kept(path))).toEqual([]);
  expect(copied.filter((path) => path.includes('secrets'))).toEqual([]);
});

test('only the worker carries a browser, and no image carries what only tests need', () => {
  expect(
    stages.filter(({ text }) => text.includes('install -y') && text.includes('chromium')).map(({ name }) => name),
  ).toEqual(['worker']);
  expect(stage('packages')).toContain('npm ci --omit=dev');
  expect(dockerfile).not.toMatch(/^COPY (?:\. |test)/m);
});

test('of the scripts the image holds the commands alone: no bench, rehearsal, fuzzer or generator', () => {
  const left = readText('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('scripts/'))
    .map((line) => new RegExp(`^${line.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u'));
  const carried = readdirSync(join(root, 'scripts')).filter((name) => !left.some((one) => one.test(`scripts/${name}`)));
  expect(carried).toEqual(
    ['audit', 'cli', 'complete-lockfile.ts', 'install', 'node', 'sbom', 'system-parts', 'zerkalo'].toSorted(),
  );
});

test('the image runs the major version of Node that the package asks for', () => {
  const { engines } = JSON.parse(readText('package.json')) as { engines: { node: string } };
  const [, major] = /NODE_IMAGE=node:(\d+)-/.exec(dockerfile) ?? [];
  expect(engines.node).toContain(`>=${major} `);
});

test('the browser of the worker keeps its sandbox: namespaces are allowed, what leads out of them is not', () => {
  const profile = JSON.parse(readText('ops/docker/chromium-seccomp.json')) as { syscalls: { names: string[] }[] };
  const denied = profile.syscalls.flatMap(({ names }) => names);
  // Seen with strace of a sandboxed Chromium 156: these set the sandbox up.
  const needed = ['clone', 'clone3', 'unshare', 'chroot', 'capset', 'seccomp', 'prctl'];
  expect(denied.filter((name) => needed.includes(name))).toEqual([]);
  expect(denied).toEqual(
    expect.arrayContaining(['mount', 'move_mount', 'setns', 'ptrace', 'bpf', 'keyctl', 'io_uring_setup']),
  );
});
