import { type Command, Option } from 'commander';
import type { StoredCampaign } from '../../services/design/campaigns/store.ts';
import { approveWave, proposeWave, withdrawWave } from '../../services/design/waves/propose-wave.ts';
import { openPlan, stagesOf } from '../../services/design/waves/store.ts';
import type { WaveKind } from '../../services/design/waves/wave-plan.ts';
import { launchWave } from '../../services/field/inquiries/launch-wave.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import { type As, knownCampaign, slugCommand, told } from './campaign-acts.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { readRankings } from './read-rankings.ts';
import { actingUser, withDatabase } from './with-database.ts';

type NewOptions = As & { seed: string; panel?: true; fresh?: true; volunteers?: true };

/** `zerkalo wave …`: a campaign is fielded again. */
export function addWaveCommands(program: Command): void {
  const wave = program.command('wave').description('further waves of a campaign');
  slugCommand<NewOptions>(wave, 'new', 'plan a further wave; nothing is drawn', async (db, output, found, options) => {
    const { id: actor } = await actingUser(db, options.as, 'run');
    const kind = kindOf(options);
    if (kind === null) {
      output.complain('say which wave: --panel, --fresh or --volunteers');
      return exitCode.usage;
    }
    const plan = { campaignId: found.id, kind, seed: options.seed, actor };
    return told(output, await proposeWave(db, plan), ['proposed']);
  })
    .requiredOption('--seed <text>', 'a seed that was never used: 8 to 200 characters')
    .addOption(new Option('--panel', 'the studios of the latest wave again').conflicts(['fresh', 'volunteers']))
    .addOption(new Option('--fresh', 'a new draw from the rankings').conflicts(['panel', 'volunteers']))
    .addOption(new Option('--volunteers', 'studios that asked for it').conflicts(['panel', 'fresh']));
  slugCommand(wave, 'approve', 'approve the plan as the second person (rule E18)', approve);
  slugCommand(wave, 'withdraw', 'take the plan back before its launch', async (db, output, found, { as }) => {
    const { id: actor } = await actingUser(db, as, 'run');
    return told(output, await withdrawWave(db, { campaignId: found.id, actor }), ['withdrawn']);
  });
  slugCommand<As & { rankings?: string }>(wave, 'launch', 'draw, plan the inquiries and start', launch).option(
    '--rankings <folder>',
    'where the ranking files lie; for a fresh wave',
  );
  wave
    .command('list')
    .argument('<campaign>')
    .description('the waves of a campaign and the plan that is open')
    .action((slug: string, _: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => list(db, output, await knownCampaign(db, slug))),
    );
}

function kindOf({ panel, fresh, volunteers }: NewOptions): WaveKind | null {
  if (panel === true) return 'panel';
  if (fresh === true) return 'fresh';
  return volunteers === true ? 'volunteers' : null;
}

async function approve(db: Database, output: Output, found: StoredCampaign, { as }: As): Promise<number> {
  const { id: actor } = await actingUser(db, as, 'approve');
  const plan = await openPlan(db, found.id);
  const hash = plan?.hash ?? '';
  return told(output, await approveWave(db, { campaignId: found.id, actor, hash }), ['approved', 'already_approved']);
}

async function launch(
  db: Database,
  output: Output,
  found: StoredCampaign,
  { as, rankings }: As & { rankings?: string },
): Promise<number> {
  const { id: actor } = await actingUser(db, as, 'run');
  const files = rankings === undefined ? new Map() : readRankings(output, found.protocol, rankings);
  return told(output, await launchWave(db, { campaignId: found.id, actor, files }), ['launched']);
}

async function list(db: Database, output: Output, { id }: StoredCampaign): Promise<number> {
  const waves = await stagesOf(db, id);
  const plan = await openPlan(db, id);
  for (const { number, kind, fieldClosed, silenceOver } of waves) {
    const state = fieldClosed ? (silenceOver ? 'over' : 'silence stage') : 'responses open';
    output.say(`${number} ${kind.padEnd(10)} ${state}`);
  }
  if (plan !== null) {
    const state = plan.approvedAt === null ? 'waits for the second person' : 'approved';
    output.say(`${plan.number} ${plan.kind.padEnd(10)} planned, ${state} (hash ${plan.hash})`);
  }
  output.answer({ waves, plan });
  return exitCode.ok;
}
