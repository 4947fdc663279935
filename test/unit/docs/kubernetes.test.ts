import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { processRoles } from '../../../services/platform/database/roles/grants.ts';
import { ourProcesses, readCompose, readText, root } from './compose-file.ts';

type Container = {
  name: string;
  image: string;
  command: string[];
  args: string[];
  envFrom: { configMapRef: { name: string } }[];
  env?: { name: string; value: string }[];
  securityContext: {
    allowPrivilegeEscalation: boolean;
    readOnlyRootFilesystem: boolean;
    capabilities: { drop: string[] };
  };
  resources: { requests: object; limits: { memory: string } };
  livenessProbe?: object;
  volumeMounts: { name: string }[];
};
type PodSpec = {
  automountServiceAccountToken: boolean;
  terminationGracePeriodSeconds: number;
  securityContext: { runAsNonRoot: boolean; seccompProfile: object };
  containers: [Container];
  volumes: { name: string; secret?: { items: { path: string }[] }; persistentVolumeClaim?: { claimName: string } }[];
};
type Manifest = {
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec?: {
    replicas?: number;
    strategy?: { type: string };
    template?: { spec: PodSpec };
    jobTemplate?: { spec: { template: { spec: PodSpec } } };
  };
};

const folder = 'ops/kubernetes';
const files = readdirSync(join(root, folder)).filter((name) => name !== 'kustomization.yaml');
const manifests = files.flatMap((name) =>
  parseAllDocuments(readText(`${folder}/${name}`)).map((document) => {
    expect(document.errors, name).toEqual([]);
    return document.toJS() as Manifest;
  }),
);
const named = (kind: string) =>
  new Map(manifests.filter((one) => one.kind === kind).map((one) => [one.metadata.name, one]));
const pods = new Map(
  manifests.flatMap(({ metadata, spec }) => {
    const pod = spec?.template?.spec ?? spec?.jobTemplate?.spec.template.spec;
    return pod === undefined ? [] : [[metadata.name, pod] as const];
  }),
);

test('the list of manifests is whole', () => {
  const { resources } = parse(readText(`${folder}/kustomization.yaml`)) as { resources: string[] };
  expect(resources.toSorted()).toEqual(files.toSorted());
});

test('every process runs here as in the compose file: command, image, time to end', () => {
  const compose = readCompose();
  for (const name of [...ourProcesses, 'migrate', 'backup']) {
    const pod = pods.get(name);
    const service = compose.services[name];
    const [container] = pod?.containers ?? [];
    expect(container?.args, name).toEqual(service?.command);
    expect(container?.image, name).toBe(service?.image);
    const [program = '', file = ''] = container?.args ?? [];
    expect(existsSync(join(root, program === 'node' ? file : program)), name).toBe(true);
  }
  expect(pods.get('worker')?.terminationGracePeriodSeconds).toBe(660);
});

test('no container is root, writes to its image, gains privileges, or may take all memory', () => {
  for (const [name, { automountServiceAccountToken, securityContext, containers }] of pods) {
    const [{ securityContext: own, resources, livenessProbe }] = containers;
    expect(automountServiceAccountToken, name).toBe(false);
    expect(securityContext.runAsNonRoot, name).toBe(true);
    expect(own, name).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(resources.limits.memory, name).toMatch(/^\d+Mi$|^\dGi$/);
    if (ourProcesses.some((process) => process === name)) expect(livenessProbe, name).toBeDefined();
  }
});

test('a process gets the secrets that its settings name, and no other', () => {
  const maps = named('ConfigMap');
  for (const [name, { containers, volumes }] of pods) {
    const shared = containers[0].envFrom.flatMap(({ configMapRef }) =>
      Object.entries(maps.get(configMapRef.name)?.data ?? {}),
    );
    const own = (containers[0].env ?? []).map((one) => [one.name, one.value] as const);
    const settings = Object.entries(Object.fromEntries([...shared, ...own]));
    const wanted = settings.flatMap(([key, value]) => {
      if (key === 'DATABASE_ROLES_FOLDER') return processRoles.map((role) => `database_password_${role}`);
      return key.endsWith('_FILE') ? [value.replace('/run/secrets/zerkalo/', '')] : [];
    });
    const given = volumes.flatMap(({ secret }) => secret?.items.map(({ path }) => path) ?? []);
    // The master key is named to all and needed by those that open evidence.
    expect(
      wanted.filter((path) => path !== 'master_key' && !given.includes(path)),
      name,
    ).toEqual([]);
    expect(
      given.filter((path) => !wanted.includes(path)),
      name,
    ).toEqual([]);
    const claims = volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    expect(
      claims.filter((claim) => !named('PersistentVolumeClaim').has(claim)),
      name,
    ).toEqual([]);
    const mounted = containers[0].volumeMounts.map((mount) => mount.name).toSorted();
    expect(mounted, name).toEqual(volumes.map((volume) => volume.name).toSorted());
  }
});

test('one poller at a time reads a mailbox, also while it is replaced', () => {
  expect(named('Deployment').get('poller')?.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
});

test('every setting is one that the program knows', () => {
  const page = readFileSync(join(root, 'docs/operator/configuration.md'), 'utf8');
  const told = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  const set = [...named('ConfigMap').values()].flatMap(({ data = {} }) => Object.keys(data));
  const own = [...pods.values()].flatMap(({ containers }) => containers[0].env?.map(({ name }) => name) ?? []);
  expect([...set, ...own].filter((name) => name !== 'DATABASE_PASSWORD_FILE' && !told.includes(name))).toEqual([]);
});

test('every process opens the database by its own role, here as in the compose file; migrations and backups as the owner', () => {
  const compose = readCompose();
  expect([...ourProcesses].toSorted()).toEqual([...processRoles].toSorted());
  for (const name of [...ourProcesses, 'migrate', 'backup']) {
    const role = ourProcesses.some((process) => process === name) ? name : null;
    const url = `postgres://zerkalo${role === null ? '' : `_${role}`}@postgres:5432/zerkalo`;
    const secret = role === null ? 'postgres_password' : `database_password_${role}`;
    const { environment, secrets = [] } = compose.services[name] ?? {};
    expect([environment?.DATABASE_URL, environment?.DATABASE_PASSWORD_FILE], name).toEqual([
      url,
      `/run/secrets/${secret}`,
    ]);
    expect(secrets.includes('postgres_password'), name).toBe(role === null);
    const own = pods.get(name)?.containers[0].env ?? [];
    expect(own.find((one) => one.name === 'DATABASE_URL')?.value, name).toBe(role === null ? undefined : url);
  }
});
