import type { Command } from 'commander';
import { publicUrlOf } from '../../services/platform/config.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { makePreviewLink } from '../../services/releases/preview/preview-links.ts';
import { previewLinksOf, revokePreviewLinks } from '../../services/releases/preview/store.ts';
import { findRelease, type ReleaseHead } from '../../services/releases/release/store.ts';
import { exitCode } from './exit-codes.ts';
import { told } from './release-lines.ts';
import { actingUser, type CommandScene, withDatabase } from './with-database.ts';

/** Names a release as "city-w1/2", or the latest version as "city-w1". */
type Split = (name: string) => { slug: string; version: number | null };

const DAYS = '7';

/** `zerkalo release preview-…`: links by which journalists see a release under embargo. */
export function addPreviewCommands(release: Command, split: Split): void {
  release
    .command('preview-link')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .requiredOption('--for <reader>', 'whom it is shown to; every page says so')
    .requiredOption('--as <address>', 'who shows it')
    .option('--days <number>', 'days until the link ends, 1 to 60', DAYS)
    .description('a secret link to a release under embargo, for one reader')
    .action((name: string, options: { for: string; as: string; days: string }, command: Command) =>
      withDatabase(command, async ({ db, runtime, output }) => {
        const { id: by } = await actingUser(db, options.as, 'run');
        const wish = { ...split(name), forWhom: options.for, days: Number(options.days), by };
        const linked = await makePreviewLink(db, wish);
        if (linked.kind === 'refused') return told(output, linked);
        const { kind, path, endsAt } = linked;
        return told(output, { kind, address: `${publicUrlOf(runtime.config)}${path}`, endsAt });
      }),
    );
  release
    .command('preview-links')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .description('who has a link to it, and until when')
    .action((name: string, _: unknown, command: Command) =>
      withDatabase(command, async (scene) => {
        const links = await previewLinksOf(scene.db, (await known(scene, split(name))).id);
        for (const { forWhom, endsAt, revokedAt } of links) {
          const taken = revokedAt === null ? '' : `  revoked ${revokedAt.toISOString()}`;
          scene.output.say(`${forWhom}  until ${endsAt.toISOString()}${taken}`);
        }
        scene.output.answer(links);
        return exitCode.ok;
      }),
    );
  release
    .command('preview-revoke')
    .argument('<release>', 'SLUG or SLUG/VERSION')
    .requiredOption('--as <address>', 'who takes it back')
    .option('--for <reader>', 'links of this reader alone; all without it')
    .description('take links to a release under embargo back')
    .action((name: string, options: { as: string; for?: string }, command: Command) =>
      withDatabase(command, async (scene) => {
        const { id: by } = await actingUser(scene.db, options.as, 'run');
        const { id: releaseId } = await known(scene, split(name));
        const links = await revokePreviewLinks(scene.db, { releaseId, forWhom: options.for ?? null, by });
        return told(scene.output, links === 0 ? { kind: 'no_link' } : { kind: 'revoked', links });
      }),
    );
}

async function known({ db }: CommandScene, { slug, version }: ReturnType<Split>): Promise<ReleaseHead> {
  const found = await findRelease(db, slug, version);
  if (found !== null) return found;
  throw new ZerkaloError('RELEASE', `there is no release ${slug}`, 'List them: zerkalo release list');
}
