import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import type { Certificate } from './site-kind.ts';

const run = promisify(execFile);

/** Who may be trusted here, and by whom: the authority's certificate, and a folder that is the home of a browser that trusts it. */
export type Trust = { authority: string; browserHome: string };

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const aDayMs = 86_400_000;
/** Years far away from today's, so that no clock's error matters. */
const validDays: Record<Certificate, readonly [from: number, to: number]> = {
  right: [-30, 330],
  expired: [-400, -35],
  other_name: [-30, 330],
};

/**
 * Makes an authority that nobody but a browser of this city trusts, and what a TLS server needs to speak for all hosts: to each its
 * own kind of certificate. Keys and authority are new at every start. Needs openssl, and certutil (libnss3-tools) for the browser's list.
 */
export async function issueCertificates(
  folder: string,
  hosts: Readonly<Record<Certificate, readonly string[]>>,
): Promise<{ trust: Trust; server: ServerOptions }> {
  await mkdir(folder, { recursive: true });
  const own = (name: string): string => join(folder, name);
  await writeFile(own('ca.cnf'), authoritySettings(folder));
  await writeFile(own('index.txt'), '');
  const subject = ['-subj', '/CN=Practice City Test Authority', '-addext', 'basicConstraints=critical,CA:TRUE'];
  await openssl([
    'req',
    '-x509',
    ...curve,
    '-keyout',
    own('ca.key'),
    '-out',
    own('ca.pem'),
    '-days',
    '3650',
    ...subject,
  ]);
  const made = {
    right: await issue(folder, 'right', hosts.right),
    expired: await issue(folder, 'expired', hosts.expired),
    other_name: await issue(folder, 'other_name', ['somebody-else.test']),
  };
  const kindOf = (host: string): Certificate =>
    hosts.expired.includes(host) ? 'expired' : hosts.other_name.includes(host) ? 'other_name' : 'right';
  const server = {
    ...made.right,
    SNICallback: (
      host: string,
      done: (fault: Error | null, context?: ReturnType<typeof createSecureContext>) => void,
    ) => done(null, createSecureContext(made[kindOf(host)])),
  };
  return { trust: { authority: own('ca.pem'), browserHome: await browserHome(folder) }, server };
}

async function issue(
  folder: string,
  kind: Certificate,
  hosts: readonly string[],
): Promise<{ key: Buffer; cert: Buffer }> {
  const own = (end: string): string => join(folder, `${kind}.${end}`);
  const names = hosts.length === 0 ? ['nobody.test'] : hosts;
  await writeFile(
    own('ext'),
    `subjectAltName=${names.map((host) => `DNS:${host}`).join(',')}\nextendedKeyUsage=serverAuth\n`,
  );
  await openssl(['req', ...curve, '-keyout', own('key'), '-out', own('csr'), '-subj', `/CN=${names[0]}`]);
  const [from, to] = validDays[kind].map((days) => openSslTime(Date.now() + days * aDayMs));
  const dates = ['-startdate', from ?? '', '-enddate', to ?? ''];
  const files = ['-in', own('csr'), '-out', own('pem'), '-extfile', own('ext')];
  await openssl(['ca', '-batch', '-notext', '-config', join(folder, 'ca.cnf'), ...dates, ...files]);
  return { key: await readFile(own('key')), cert: await readFile(own('pem')) };
}

/** Chromium on Linux trusts what the user's NSS store holds besides its own list; the home is one of our own. */
async function browserHome(folder: string): Promise<string> {
  const home = join(folder, 'browser-home');
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  try {
    await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
    await run('certutil', [
      '-d',
      `sql:${store}`,
      '-A',
      '-t',
      'C,,',
      '-n',
      'practice city',
      '-i',
      join(folder, 'ca.pem'),
    ]);
  } catch (fault) {
    throw new Error(`certutil: ${String(fault)}. Install it: apt-get install --no-install-recommends libnss3-tools`);
  }
  // The browser may run as an account of its own, and opens the store for writing or not at all.
  await chmod(store, 0o777);
  for (const file of await readdir(store)) await chmod(join(store, file), 0o666);
  return home;
}

async function openssl(flags: readonly string[]): Promise<void> {
  await run('openssl', [...flags]);
}

/** ASN.1 UTCTime, the form that `openssl ca` reads. */
function openSslTime(at: number): string {
  return `${new Date(at).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`;
}

const authoritySettings = (folder: string): string => `[ca]
default_ca = city
[city]
database = ${join(folder, 'index.txt')}
new_certs_dir = ${folder}
certificate = ${join(folder, 'ca.pem')}
private_key = ${join(folder, 'ca.key')}
default_md = sha256
rand_serial = yes
unique_subject = no
policy = any
[any]
commonName = supplied
`;
