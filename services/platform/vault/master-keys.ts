import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, ZerkaloError } from '../errors.ts';

export type MasterKey = { id: string; key: KeyObject };

/** `current` wraps what is new; older keys only open what they once wrapped. */
export type MasterKeys = { current: MasterKey; all: ReadonlyMap<string, MasterKey> };

const keyBytes = 32;

/**
 * Reads the master keys: one key per line, 32 bytes in base64, the current one first. A file that does not exist is made with
 * one new key and mode 0600. To rotate, put a new line on top, restart, and rewrap the campaigns' keys.
 * @throws MASTER_KEY when the file cannot be read or holds anything but keys
 */
export async function openMasterKeys(file: string): Promise<MasterKeys> {
  await makeUnlessThere(file);
  const text = await readFile(file, 'utf8').catch((cause) => refuse(file, messageOf(cause), cause));
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => masterKey(file, line.trim()));
  const current = keys[0];
  if (current === undefined) return refuse(file, 'the file is empty');
  return { current, all: new Map(keys.map((key) => [key.id, key])) };
}

/** The id is a fingerprint, so that no row can name a wrong key and nobody has to number keys. */
function masterKey(file: string, line: string): MasterKey {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.byteLength !== keyBytes) return refuse(file, `a key has ${bytes.byteLength} bytes`);
  const id = createHash('sha256').update('zerkalo master key').update(bytes).digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}

async function makeUnlessThere(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // "wx" refuses to replace a file: of two processes that start at once one makes the key and both read it.
  const made = writeFile(file, `${randomBytes(keyBytes).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  await made.catch((cause) => (cause.code === 'EEXIST' ? undefined : refuse(file, messageOf(cause), cause)));
}

function refuse(file: string, what: string, cause?: unknown): never {
  const remedy =
    'It must hold one key per line: 32 random bytes in base64. Restore it from a backup: without it nothing can be read.';
  throw new ZerkaloError('MASTER_KEY', `master key file ${file}: ${what}`, remedy, { cause });
}
