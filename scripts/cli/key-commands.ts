import { join } from 'node:path';
import type { Command } from 'commander';
import { recordAct } from '../../services/design/campaigns/store.ts';
import { fileKeysInUse, rewrapFiles } from '../../services/platform/evidence/rewrap-files.ts';
import { addMasterKey, keepMasterKeys, openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { rewrapTables } from '../../services/platform/vault/rotate-keys.ts';
import { sealedColumns } from '../../services/platform/vault/sealed-columns.ts';
import { keysInUse } from '../../services/platform/vault/store.ts';
import { exitCode } from './exit-codes.ts';
import { type CommandScene, withDatabase } from './with-database.ts';

const actor = 'command line';

/** `zerkalo keys …`: the master key, under which everything sealed lies. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('the master key: what lies under it, and its rotation');
  keys
    .command('list')
    .description('the master keys by their fingerprints, and how much lies under each')
    .action((_: unknown, command: Command) => withDatabase(command, list));
  keys
    .command('rotate')
    .description('make a new master key and wrap everything with it; goes on where one was interrupted')
    .action((_: unknown, command: Command) => withDatabase(command, rotate));
  keys
    .command('retire')
    .description('take master keys that nothing lies under any more out of the file')
    .action((_: unknown, command: Command) => withDatabase(command, retire));
}

type Place = { file: string; directory: string };

function placeOf({ runtime: { config } }: CommandScene): Place {
  return { file: config.MASTER_KEY_FILE ?? join(config.home, 'master.key'), directory: join(config.home, 'evidence') };
}

/** How many keys of campaigns, boxes in tables and files lie under each master key, by its id. */
async function inUse({ db }: CommandScene, { directory }: Place): Promise<Map<string, number>> {
  const all = await keysInUse(db, sealedColumns);
  for (const [id, count] of await fileKeysInUse(directory)) all.set(id, (all.get(id) ?? 0) + count);
  return all;
}

async function list(scene: CommandScene): Promise<number> {
  const place = placeOf(scene);
  const { current, all } = await openMasterKeys(place.file);
  const used = await inUse(scene, place);
  const keys = [...new Set([...all.keys(), ...used.keys()])].map((id) => ({
    ...{ id, current: id === current.id, there: all.has(id), sealed: used.get(id) ?? 0 },
  }));
  for (const { id, sealed, there } of keys) {
    const what = id === current.id ? 'current' : there ? 'older' : 'NOT IN THE FILE';
    scene.output.say(`${id} ${what}: ${sealed} sealed`);
  }
  scene.output.answer({ keys });
  return keys.every(({ there }) => there) ? exitCode.ok : exitCode.findings;
}

async function rotate(scene: CommandScene): Promise<number> {
  const { db, output } = scene;
  const place = placeOf(scene);
  const masterKeys = await openMasterKeys(place.file);
  const before = await inUse(scene, place);
  // Whatever lies under an older key is left of a rotation that did not end: a third key would help nobody.
  const unfinished = [...before.keys()].some((id) => id !== masterKeys.current.id);
  if (!unfinished) {
    const subject = await addMasterKey(place.file);
    await recordAct(db, { actor, action: 'master_key.added', subject });
  }
  const deps = { db, masterKeys, directory: place.directory };
  const closed =
    (await rewrapTables(deps)) + (await rewrapFiles(deps, (count) => output.progress(`${count} files wrapped anew`)));
  const left = [...(await inUse(scene, place))].flatMap(([id, count]) => (id === masterKeys.current.id ? [] : count));
  const still = left.reduce((sum, count) => sum + count, 0);
  const current = masterKeys.current.id;
  output.say(`${current} is current; ${still} sealed things lie under older keys`);
  if (closed > 0)
    output.complain(`${closed} could not be opened: their master key is not in the file, or they are damaged`);
  else if (still > 0) output.complain('processes sealed under the older key meanwhile: run this again');
  else output.say('next: back up, then take the old key out of the file with: zerkalo keys retire');
  if (still === 0) await recordAct(db, { actor, action: 'master_key.rotated', subject: current });
  output.answer({ current, still, closed });
  return still === 0 ? exitCode.ok : exitCode.findings;
}

async function retire(scene: CommandScene): Promise<number> {
  const { db, output } = scene;
  const place = placeOf(scene);
  const { current, all } = await openMasterKeys(place.file);
  const used = await inUse(scene, place);
  const older = [...all.keys()].filter((id) => id !== current.id);
  const held = older.filter((id) => used.has(id));
  const retired = older.filter((id) => !used.has(id));
  for (const id of held)
    output.complain(`${id} stays: ${used.get(id)} sealed things need it; first: zerkalo keys rotate`);
  if (retired.length > 0) {
    await keepMasterKeys(place.file, new Set([current.id, ...held]));
    for (const subject of retired) await recordAct(db, { actor, action: 'master_key.retired', subject });
    output.say(`out of the file: ${retired.join(', ')}; keep their lines on paper as long as a backup names them`);
  } else if (held.length === 0) output.say('there is no older key in the file');
  output.answer({ retired, held });
  return held.length === 0 ? exitCode.ok : exitCode.refused;
}
