import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Adds the optional packages of other systems that `npm install` leaves out of the lockfile when the registry in use does not hold
 * them; `npm ci` refuses a lockfile without them. Run it after every `npm install`.
 */
type Entry = {
  version?: string;
  dev?: boolean;
  license?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

const systems = ['android', 'darwin', 'freebsd', 'openharmony', 'win32', 'linux'] as const;
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'wasm32', 'arm'] as const;

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  path === ''
    ? []
    : Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, range]) => placed(path, entry, name, range)),
);
for (const [path, entry] of missing) lock.packages[path] = entry;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} optional packages of other systems added`);

/** The entry of one absent optional package; nothing when it is there or its name says no system. */
function placed(path: string, owner: Entry, name: string, range: string): [string, Entry][] {
  const place = `node_modules/${name}`;
  if (lock.packages[place] !== undefined || lock.packages[`${path}/${place}`] !== undefined) return [];
  const version = range.replace(/^[\^~]/, '');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const os = systems.find((system) => last.includes(system));
  const cpu = processors.find((processor) => last.includes(processor));
  if (os === undefined || !/^\d+\.\d+\.\d+/.test(version)) return [];
  const libc = last.includes('musl') ? ['musl'] : ['glibc'];
  const entry: Entry = {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(owner.dev === true ? { dev: true } : {}),
    ...(os === 'linux' ? { libc } : {}),
    license: owner.license ?? 'MIT',
    optional: true,
    os: [os],
  };
  return [[place, entry]];
}
