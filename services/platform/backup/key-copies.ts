import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { writeOnce } from '../evidence/evidence-files.ts';

const keyCopySchema = Type.Object(
  {
    campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
    masterKeyId: Type.String(),
    /** Base64; null once it was destroyed. */
    wrappedKey: Type.Union([Type.String(), Type.Null()]),
    createdAt: Type.String(),
    destroyedAt: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);

/** A campaign's key outside the database, wrapped by the master key. */
export type KeyCopy = Static<typeof keyCopySchema>;

/**
 * Makes the folder of keys equal to the database: a file per campaign. A destroyed key is overwritten by the note that it was, so that
 * no backup, however old, brings its raw mail back (E13).
 */
export async function writeKeyCopies(folder: string, keys: readonly KeyCopy[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const known = new Map((await readKeyCopies(folder)).keys.map((key) => [key.campaignId, key]));
  for (const key of keys) {
    const copy = known.get(key.campaignId);
    // Destroyed is for ever: a database that was itself restored from before does not bring a key back.
    if (copy?.wrappedKey === null && key.wrappedKey !== null) continue;
    if (copy?.wrappedKey === key.wrappedKey && copy?.masterKeyId === key.masterKeyId) continue;
    const path = join(folder, `${key.campaignId}.json`);
    await rm(path, { force: true });
    await writeOnce([{ path, bytes: Buffer.from(`${JSON.stringify(key)}\n`) }]);
  }
}

/** All readable copies, and the names of files that are none. */
export async function readKeyCopies(folder: string): Promise<{ keys: KeyCopy[]; damaged: string[] }> {
  const names = await readdir(folder).catch(() => []);
  const keys: KeyCopy[] = [];
  const damaged: string[] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).toSorted()) {
    const key = parsed(await readFile(join(folder, name), 'utf8'));
    if (key === null) damaged.push(name);
    else keys.push(key);
  }
  return { keys, damaged };
}

function parsed(text: string): KeyCopy | null {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(keyCopySchema, value) ? value : null;
  } catch {
    return null;
  }
}
