import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { approveCampaign } from '../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../services/design/campaigns/create-campaign.ts';
import type { StoredCampaign } from '../../services/design/campaigns/store.ts';
import { storedRankings } from '../../services/design/frames/store.ts';
import { launchCampaign } from '../../services/field/inquiries/launch-campaign.ts';
import { pauseCampaign, resumeCampaign } from '../../services/field/inquiries/run-campaign.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import { closeField } from '../../services/releases/close/close-field.ts';
import { reportOfWave } from '../../services/releases/report/report-of-wave.ts';
import { type As, knownCampaign, slugCommand, told } from './campaign-acts.ts';
import { addClosingCommands, waveNumber } from './campaign-closing-commands.ts';
import { checkFile, printFindings } from './check-protocol-file.ts';
import { carryOutDryRun, dryRunLines } from './dry-run.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { readRankings } from './read-rankings.ts';
import { reportLines } from './report-lines.ts';
import { watchCampaign } from './watch-campaign.ts';
import { actingUser, type CommandScene, outputOf, withDatabase } from './with-database.ts';

type LaunchOptions = As & { rankings: string; dryRun: boolean; again: boolean };

/** `zerkalo campaign …`: from a protocol file to a report. */
export function addCampaignCommands(program: Command): void {
  const campaign = program.command('campaign').description('from a protocol to a report');
  campaign
    .command('check')
    .argument('<file>', 'protocol, YAML or JSON')
    .description('check a protocol: every fault at once, with line and remedy')
    .action((file: string, _: unknown, command: Command) => {
      process.exitCode = checkFile(outputOf(command), file);
    });
  campaign
    .command('create')
    .argument('<file>', 'protocol, YAML or JSON')
    .requiredOption('--as <address>', 'who creates it')
    .option('--rehearsal', 'may only run on the rehearsal clock or behind EGRESS_MAP', false)
    .description('store a checked protocol as a draft campaign')
    .action((file: string, options: As & { rehearsal: boolean }, command: Command) =>
      withDatabase(command, ({ db, output, runtime }) => {
        const rehearsal = options.rehearsal || runtime.config.EGRESS_MAP !== undefined;
        return create(db, output, file, options.as, rehearsal);
      }),
    );
  slugCommand(campaign, 'approve', 'approve as the second person (rule E18)', (db, output, found, { as }) =>
    approve(db, output, found, as),
  );
  slugCommand(campaign, 'pause', 'no new contact until it is resumed', async (db, output, found, { as }) => {
    const { id: actor } = await actingUser(db, as, 'run');
    return told(output, await pauseCampaign(db, { campaignId: found.id, actor }), ['paused']);
  });
  slugCommand(campaign, 'resume', 'go on; overdue letters get new slots', async (db, output, found, { as }) => {
    const { id: actor } = await actingUser(db, as, 'run');
    return told(output, await resumeCampaign(db, { campaignId: found.id, actor }), ['resumed']);
  });
  slugCommand<As & { wave?: number }>(
    campaign,
    'close',
    'close the responses: one final disposition per inquiry',
    async (db, output, found, { as, wave }) => {
      await actingUser(db, as, 'run');
      return told(output, await closeField(db, slugOf(found), wave), ['closed', 'already_closed']);
    },
  ).option('--wave <number>', 'which wave; the latest when left out', waveNumber);
  addClosingCommands(campaign);
  campaign
    .command('launch')
    .argument('<campaign>')
    .requiredOption('--as <address>', 'who launches it')
    .option('--rankings <folder>', 'where the ranking files of the protocol lie', '.')
    .option('--dry-run', 'fill the form of every studio and send nothing; nothing is drawn or planned', false)
    .option('--again', 'with --dry-run: look at every studio anew', false)
    .description('draw the sample, plan the inquiries and start')
    .action((slug: string, options: LaunchOptions, command: Command) =>
      withDatabase(command, async (scene) => launch(scene, await knownCampaign(scene.db, slug), options)),
    );
  campaign
    .command('watch')
    .argument('<campaign>')
    .description('progress until nothing is waiting or under way')
    .action((slug: string, _: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => watchCampaign(db, output, await knownCampaign(db, slug))),
    );
  campaign
    .command('report')
    .argument('<campaign>')
    .description('the report as it stands now')
    .action((slug: string, _: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const report = await reportOfWave(db, slugOf(await knownCampaign(db, slug)));
        if (report === null) {
          output.complain(`${slug} was not launched yet`);
          return exitCode.refused;
        }
        for (const line of reportLines(report)) output.say(line);
        output.answer(report);
        return exitCode.ok;
      }),
    );
}

type Found = StoredCampaign;

const slugOf = (campaign: Found): string => campaign.protocol.id;

async function create(db: Database, output: Output, file: string, as: string, rehearsal: boolean): Promise<number> {
  const { id: actor } = await actingUser(db, as, 'create');
  const source = readFileSync(file, 'utf8');
  const format = extname(file) === '.json' ? 'json' : 'yaml';
  const created = await createCampaign(db, { source, format, actor, rehearsal });
  if (created.kind === 'faulty') {
    printFindings(output, file, created.findings);
    output.answer(created);
    return exitCode.findings;
  }
  return told(output, created, ['created']);
}

async function approve(db: Database, output: Output, found: Found, as: string): Promise<number> {
  const { id: actor } = await actingUser(db, as, 'approve');
  return told(output, await approveCampaign(db, { campaignId: found.id, actor, hash: found.hash }), [
    'approved',
    'already_approved',
  ]);
}

async function launch(scene: CommandScene, found: Found, options: LaunchOptions): Promise<number> {
  const { db, output } = scene;
  const { id: actor } = await actingUser(db, options.as, 'run');
  const files = readRankings(output, found.protocol, options.rankings, await storedRankings(db, found.id));
  if (options.dryRun) {
    const outcome = await carryOutDryRun(scene, { actor, campaign: found, files, again: options.again });
    if (outcome.kind === 'refused') return told(output, outcome, []);
    for (const line of dryRunLines(outcome, slugOf(found))) output.say(line);
    output.answer(outcome);
    return outcome.kind === 'done' ? exitCode.ok : exitCode.refused;
  }
  return told(output, await launchCampaign(db, { campaignId: found.id, actor, files }), [
    'launched',
    'already_launched',
  ]);
}
