import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { revokeGrants } from '../../services/releases/benchmark/store/grants.ts';
import { grantStudio } from '../../services/releases/benchmark/studio-grants.ts';
import {
  addErratumTo,
  previewRelease,
  publishRelease,
  supersedeRelease,
} from '../../services/releases/release/advance-release.ts';
import {
  buildRelease,
  importSnapshot,
  type ReleaseDeps,
  snapshotBytes,
} from '../../services/releases/release/build-release.ts';
import { reproduce } from '../../services/releases/release/reproduce.ts';
import { filesOf, findRelease, listReleases, type ReleaseHead } from '../../services/releases/release/store.ts';
import { exitCode } from './exit-codes.ts';
import { checkRelease, told } from './release-lines.ts';
import { addPreviewCommands } from './release-preview-commands.ts';
import { actingUser, type CommandScene, withDatabase } from './with-database.ts';

type As = { as: string };

/** `zerkalo release …` and `zerkalo reproduce`: from a closed wave to numbers that can be cited for ever. */
export function addReleaseCommands(program: Command): void {
  const release = program
    .command('release')
    .description('releases of closed waves: build, show to the studios, publish');
  release
    .command('build')
    .argument('<campaign>')
    .requiredOption('--as <address>', 'who builds it')
    .option('--author <name>', 'who is cited; the builder without it')
    .description('freeze a closed wave into a new version, a draft')
    .action((campaign: string, options: As & { author?: string }, command: Command) =>
      withDatabase(command, async (scene) => {
        const user = await actingUser(scene.db, options.as, 'run');
        const authors = [options.author ?? user.name];
        return told(scene.output, await buildRelease(await depsOf(scene), { campaign, authors, actor: user.id }));
      }),
    );
  release
    .command('list')
    .description('all versions with their states')
    .action((_: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const all = await listReleases(db, false);
        for (const one of all) {
          const mark = one.rehearsal ? '  REHEARSAL' : '';
          output.say(
            `${one.slug}/${one.version}  ${one.state}  ${one.sha256.slice(0, 12)}  faults ${one.faults.length}${mark}`,
          );
        }
        output.answer(
          all.map(({ slug, version, state, sha256, rehearsal, faults }) => ({
            slug,
            version,
            state,
            sha256,
            rehearsal,
            faults,
          })),
        );
        return exitCode.ok;
      }),
    );
  release
    .command('check')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .description('the completeness table and everything that keeps it from the public')
    .action((name: string, _: unknown, command: Command) =>
      withDatabase(command, async (scene) => checkRelease(scene, await known(scene, name))),
    );
  act(release, 'preview', 'open it to the studios, each to its own facts, for at least 14 days', previewRelease);
  act(release, 'publish', 'publish it for ever, or say every reason against it', publishRelease);
  addPreviewCommands(release, split);
  addCorrections(release);
  addFiles(release);
  program
    .command('reproduce')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .description('recompute every number from the private snapshot and compare byte for byte')
    .action((name: string, _: unknown, command: Command) =>
      withDatabase(command, async (scene) =>
        told(scene.output, await reproduce(await depsOf(scene), await known(scene, name))),
      ),
    );
}

function addCorrections(release: Command): void {
  release
    .command('errata')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .requiredOption('--as <address>', 'who writes it')
    .requiredOption('--en <text>', 'in English, without figures')
    .requiredOption('--ru <text>', 'in Russian, without figures')
    .description('a correction in words beside a published version')
    .action((name: string, { as, en, ru }: As & { en: string; ru: string }, command: Command) =>
      withDatabase(command, async (scene) => {
        const { id: actor } = await actingUser(scene.db, as, 'run');
        return told(scene.output, await addErratumTo(await depsOf(scene), { ...split(name), actor, en, ru }));
      }),
    );
  release
    .command('supersede')
    .argument('<release>', 'SLUG/VERSION')
    .requiredOption('--as <address>', 'who says so')
    .requiredOption('--reason <text>', 'why')
    .description('say that a later published version stands in its place')
    .action((name: string, { as, reason }: As & { reason: string }, command: Command) =>
      withDatabase(command, async (scene) => {
        const { id: actor } = await actingUser(scene.db, as, 'run');
        return told(scene.output, await supersedeRelease(await depsOf(scene), { ...split(name), actor, reason }));
      }),
    );
  release
    .command('grant')
    .argument('<domain>', 'registrable domain of the studio')
    .requiredOption('--as <address>', 'who saw the proof')
    .requiredOption('--proof <text>', 'how the studio proved its domain')
    .description('give a studio a key to its own facts, once its domain is proven')
    .action((domain: string, { as, proof }: As & { proof: string }, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { id: by } = await actingUser(db, as, 'run');
        return told(output, await grantStudio(db, { domain, proof, by }));
      }),
    );
  release
    .command('revoke')
    .argument('<domain>', 'registrable domain of the studio')
    .requiredOption('--as <address>', 'who takes it back')
    .description('take back every key of a studio')
    .action((domain: string, { as }: As, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { id } = await actingUser(db, as, 'run');
        return told(output, { kind: (await revokeGrants(db, domain, id)) ? 'revoked' : 'no_key' });
      }),
    );
}

function addFiles(release: Command): void {
  release
    .command('export')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .argument('<folder>', 'where the files go')
    .description('write the package: JSON, CSV, Data Package, CITATION.cff, JSON-LD')
    .action((name: string, folder: string, _: unknown, command: Command) =>
      withDatabase(command, async (scene) => {
        const files = await filesOf(scene.db, (await known(scene, name)).id);
        for (const { path, bytes } of files) write(join(folder, path), bytes);
        return told(scene.output, { kind: 'written', files: files.length });
      }),
    );
  release
    .command('snapshot')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .argument('<file>', 'private: it holds a row for each studio')
    .description('write the private snapshot to a file, to rebuild the release elsewhere')
    .action((name: string, file: string, _: unknown, command: Command) =>
      withDatabase(command, async (scene) => {
        const bytes = await snapshotBytes(await depsOf(scene), await known(scene, name));
        write(file, bytes);
        return told(scene.output, { kind: 'written', bytes: bytes.byteLength });
      }),
    );
  release
    .command('import')
    .argument('<file>', 'a snapshot of another installation')
    .requiredOption('--as <address>', 'who imports it')
    .description('rebuild the release of a snapshot; it is compared, never published here')
    .action((file: string, { as }: As, command: Command) =>
      withDatabase(command, async (scene) => {
        const { id: actor } = await actingUser(scene.db, as, 'run');
        return told(scene.output, await importSnapshot(await depsOf(scene), readFileSync(file), actor));
      }),
    );
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { mode: 0o600 });
}

type Work = typeof publishRelease;

function act(release: Command, name: string, description: string, work: Work): void {
  release
    .command(name)
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .requiredOption('--as <address>', 'who does it')
    .description(description)
    .action((which: string, { as }: As, command: Command) =>
      withDatabase(command, async (scene) => {
        const { id: actor } = await actingUser(scene.db, as, 'run');
        return told(scene.output, await work(await depsOf(scene), { ...split(which), actor }));
      }),
    );
}

async function depsOf({ db, runtime: { config } }: CommandScene): Promise<ReleaseDeps> {
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  return { db, masterKeys, directory: join(config.home, 'evidence') };
}

/** "city-w1/2", or the latest version of "city-w1". */
function split(name: string): { slug: string; version: number | null } {
  const [slug = '', version] = name.split('/', 2);
  return { slug, version: version === undefined ? null : Number.parseInt(version, 10) || 0 };
}

async function known({ db }: CommandScene, name: string): Promise<ReleaseHead> {
  const { slug, version } = split(name);
  const found = await findRelease(db, slug, version);
  if (found !== null) return found;
  throw new ZerkaloError('RELEASE', `there is no release ${name}`, 'List them: zerkalo release list');
}
