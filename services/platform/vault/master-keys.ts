import { createHash, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, ZerkaloError } from '../errors.ts';
import { syncFolder } from '../sync-folder.ts';

export type MasterKey = { id: string; key: KeyObject };

/** `current` wraps what is new; older keys only open what they once wrapped. */
export type MasterKeys = { readonly current: MasterKey; readonly all: ReadonlyMap<string, MasterKey> };

const keyBytes = 32;

/**
 * Reads the master keys: one key per line, 32 bytes in base64, the current one first. A file that does not exist is made with
 * one new key and mode 0600. A file that changes is read again before the next use, so that a rotation restarts nobody.
 * @throws MASTER_KEY when the file cannot be read or holds anything but keys; later on the keys stay as they were instead
 */
export async function openMasterKeys(file: string): Promise<MasterKeys> {
  await makeUnlessThere(file);
  let keys = readKeys(file);
  let seen = stampOf(file);
  const fresh = (): MasterKeys => {
    const stamp = stampOf(file);
    if (stamp === seen || stamp === null) return keys;
    try {
      keys = readKeys(file);
      seen = stamp;
    } catch {
      // Somebody is writing it: the next use looks again.
    }
    return keys;
  };
  return {
    get current() {
      return fresh().current;
    },
    get all() {
      return fresh().all;
    },
  };
}

/** A new key on top of the file; the others stay below it. Whole or not at all. Returns its id. */
export async function addMasterKey(file: string): Promise<string> {
  const line = randomBytes(keyBytes).toString('base64');
  await replaceFile(file, `${line}\n${await readFile(file, 'utf8')}`);
  return masterKey(file, line).id;
}

/** Leaves these keys in the file, in their order. */
export async function keepMasterKeys(file: string, ids: ReadonlySet<string>): Promise<void> {
  const kept = linesOf(await readFile(file, 'utf8')).filter((line) => ids.has(masterKey(file, line).id));
  await replaceFile(file, `${kept.join('\n')}\n`);
}

async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  try {
    await rm(draft, { force: true });
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (cause) {
    const remedy =
      'Where it is a secret of containers, write the new line into it by hand, on top (docs/operator/keys.md), and run this again.';
    throw new ZerkaloError('MASTER_KEY', `master key file ${file} cannot be replaced: ${messageOf(cause)}`, remedy, {
      cause,
    });
  }
}

/** Changes when the file does; null while it is not there. */
function stampOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeNs} ${stat.size}`;
}

function readKeys(file: string): MasterKeys {
  const keys = linesOf(textOf(file)).map((line) => masterKey(file, line));
  const current = keys[0];
  if (current === undefined) return refuse(file, 'the file is empty');
  return { current, all: new Map(keys.map((key) => [key.id, key])) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    return refuse(file, messageOf(cause), cause);
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The id is a fingerprint, so that no row can name a wrong key and nobody has to number keys. */
function masterKey(file: string, line: string): MasterKey {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.byteLength !== keyBytes) return refuse(file, `a key has ${bytes.byteLength} bytes`);
  const id = createHash('sha256').update('zerkalo master key').update(bytes).digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}

/** Of processes that start at once one makes the key and all read it: the file gets its name when it is whole, and only while nobody has it. */
async function makeUnlessThere(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    if (stampOf(file) !== null) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, file);
    await syncFolder(dirname(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') refuse(file, messageOf(cause), cause);
  } finally {
    // A draft that stays is a key under which nothing lies.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function refuse(file: string, what: string, cause?: unknown): never {
  const remedy =
    'It must hold one key per line: 32 random bytes in base64. Restore it from a backup: without it nothing can be read.';
  throw new ZerkaloError('MASTER_KEY', `master key file ${file}: ${what}`, remedy, { cause });
}
