import type { Command } from 'commander';
import { campaignIdOf, findCampaign, type StoredCampaign } from '../../services/design/campaigns/store.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { exitCode } from './exit-codes.ts';
import { wordsOf } from './outcome-words.ts';
import type { Output } from './output.ts';
import { remedyOf } from './remedies.ts';
import { type CommandScene, withDatabase } from './with-database.ts';

export type As = { as: string };

/** The campaign of this name; without one the command ends with what to do. */
export async function knownCampaign(db: Database, slug: string): Promise<StoredCampaign> {
  const id = await campaignIdOf(db, slug);
  const found = id === null ? null : await findCampaign(db, id);
  if (found === null)
    throw new ZerkaloError(
      'CAMPAIGN',
      `there is no campaign ${slug}`,
      'Create it: zerkalo campaign create FILE --as …',
    );
  return found;
}

export type SlugWork<Options> = (
  db: Database,
  output: Output,
  found: StoredCampaign,
  options: Options,
  scene: CommandScene,
) => Promise<number>;

/** A command on one campaign, named by its slug, that somebody does: `zerkalo GROUP NAME CAMPAIGN --as …`. */
export function slugCommand<Options extends As>(
  group: Command,
  name: string,
  description: string,
  work: SlugWork<Options>,
): Command {
  return group
    .command(name)
    .argument('<campaign>')
    .requiredOption('--as <address>', 'who does it')
    .description(description)
    .action((slug: string, options: Options, command: Command) =>
      withDatabase(command, async (scene) =>
        work(scene.db, scene.output, await knownCampaign(scene.db, slug), options, scene),
      ),
    );
}

/** One line for people, the whole outcome with --json; exit 0 for the kinds named, 1 for every refusal. */
export function told(output: Output, outcome: { kind: string }, good: readonly string[]): number {
  const { kind, ...rest } = outcome;
  const detail = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  const fine = good.includes(kind);
  const remedy = remedyOf('why' in outcome ? outcome.why : kind);
  if (fine) output.say(wordsOf(outcome) ?? `${kind}${detail}`);
  else output.complain(`refused: ${kind}${detail}${remedy === undefined ? '' : `\n  ${remedy}`}`);
  output.answer(outcome);
  return fine ? exitCode.ok : exitCode.refused;
}
