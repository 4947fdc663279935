import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Schema from 'typebox/schema';
import { expect, test } from 'vitest';
import { readConfig } from '../../../services/platform/config.ts';
import { ourProcesses, readCompose, readText, root, withDefaults } from './compose-file.ts';

const compose = readCompose();
const services = Object.entries(compose.services);
const specification = join(root, '../shared/schemas/compose-spec.json');

test('the compose file fits the Compose Specification', (context) => {
  if (!existsSync(specification)) context.skip(`NOT CHECKED: the Compose Specification is not at ${specification}`);
  const schema = Schema.Compile(JSON.parse(readFileSync(specification, 'utf8')));
  expect(schema.Errors(compose)).toEqual([true, []]);
  expect(schema.Check({ ...compose, servces: {} }), 'the schema finds a misspelt key').toBe(false);
});

test('every command of ours starts a program that is there', () => {
  const commands = services.flatMap(([, { build, command }]) =>
    build?.target === 'mailbox' ? [] : [command ?? []].filter(() => build !== undefined),
  );
  // Beside the processes: migrate and backup.
  expect(commands.length).toBe(ourProcesses.length + 2);
  for (const [program = '', file = ''] of commands) {
    expect(existsSync(join(root, program === 'node' ? file : program)), `${program} ${file}`).toBe(true);
  }
});

test('every process is watched by a health check, and waits for the migrated database', () => {
  for (const name of ourProcesses) {
    const { healthcheck, depends_on: after, command } = compose.services[name] ?? {};
    expect(healthcheck?.test.slice(-3), name).toEqual(['node', 'ops/health/main.ts', name]);
    expect(after?.migrate, name).toEqual({ condition: 'service_completed_successfully' });
    expect(command, name).toEqual(['node', `workers/${name}.ts`]);
  }
  expect(compose.services.migrate?.depends_on?.postgres).toEqual({ condition: 'service_healthy' });
});

test('every container has an end to its memory and its processes', () => {
  const endless = services.filter(
    ([, { mem_limit: memory, pids_limit: pids }]) => memory === undefined || pids === undefined,
  );
  expect(endless.map(([name]) => name)).toEqual([]);
});

test('no container may write to its image, gain privileges or keep capabilities it was not given', () => {
  const loose = services.filter(
    ([, { read_only: readOnly, security_opt: options = [], cap_drop: dropped }]) =>
      readOnly !== true || !options.includes('no-new-privileges:true') || dropped?.join() !== 'ALL',
  );
  expect(loose.map(([name]) => name)).toEqual([]);
  expect(compose.networks.inside?.internal, 'database and queue have no way out').toBe(true);
  for (const name of ['postgres', 'redis'])
    expect(compose.services[name]?.networks, `${name} is reached by our processes only`).toEqual(['inside']);
});

test('ports open on this machine alone', () => {
  const ports = services.flatMap(([, { ports: open = [] }]) => open);
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test('secrets are files; a process that seals evidence has the master key, others do not', () => {
  expect(readText('docker-compose.yml')).not.toMatch(/PASSWORD: |:\/\/[^\s/@]+:[^\s/@]+@/);
  const made = readText('ops/docker/make-secrets');
  for (const [name, { file }] of Object.entries(compose.secrets)) {
    expect(file).toBe(`ops/secrets/${name}`);
    expect(made).toContain(`keep ${name}`);
  }
  for (const name of ourProcesses) {
    const seals = readText(`workers/${name}.ts`).includes('openMasterKeys');
    const { secrets = [], volumes = [] } = compose.services[name] ?? {};
    expect([name, secrets.includes('master_key'), volumes.includes('home:/var/lib/zerkalo')]).toEqual([
      name,
      seals,
      seals,
    ]);
  }
});

test('every setting of a process is one that the configuration knows, with the same default', () => {
  const defaults: Record<string, unknown> = readConfig({});
  const config = readText('services/platform/config.ts');
  for (const name of ourProcesses) {
    const { DATABASE_PASSWORD_FILE: _, ...environment } = compose.services[name]?.environment ?? {};
    for (const [key, value] of Object.entries(environment)) {
      expect(config, `${name}: ${key}`).toContain(`  ${key}: Type.`);
      if (value.startsWith('${') && key in defaults) expect(withDefaults(value), key).toBe(String(defaults[key]));
    }
  }
});

test('every variable of the compose file stands in .env.example', () => {
  const asked = [...readText('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name ?? '');
  const offered = [...readText('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
  expect(offered.toSorted()).toEqual([...new Set(asked)].toSorted());
});
