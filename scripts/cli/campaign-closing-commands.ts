import { type Command, InvalidArgumentError, Option } from 'commander';
import { noteDeviation } from '../../services/design/amendments/note-deviation.ts';
import { debriefOfWave } from '../../services/field/follow-ups/debrief-of-wave.ts';
import { openDebrief } from '../../services/field/follow-ups/open-debrief.ts';
import { preflightOf } from '../../services/field/inquiries/preflight-of-campaign.ts';
import { closeCampaign, closeSilence } from '../../services/field/inquiries/run-campaign.ts';
import { DISPOSITIONS, type DispositionName } from '../../services/measures/outcome/dispositions.ts';
import { publicUrlOf } from '../../services/platform/config.ts';
import { mailSetUp } from '../../services/platform/mail-access/mail-set-up.ts';
import { allCalendars } from '../../services/releases/calendars/calendars-of.ts';
import { changeDisposition } from '../../services/releases/close/change-disposition.ts';
import { findWaveHead } from '../../services/releases/report/store.ts';
import { type As, knownCampaign, slugCommand, told } from './campaign-acts.ts';
import { debriefLines, preflightLines } from './closing-lines.ts';
import { exitCode } from './exit-codes.ts';
import { readRankings } from './read-rankings.ts';
import { actingUser, type CommandScene, withDatabase } from './with-database.ts';

type OfWave = As & { wave?: number };
type Because = { reason: string };
type DeviationOptions = OfWave & { on: string; planned: string; done: string; why: string };
type DispositionOptions = As & Because & { to: DispositionName };

/** The look before a launch, and what comes after the responses: overruling, silence, debrief, archive, deviations. */
export function addClosingCommands(campaign: Command): void {
  campaign
    .command('preflight')
    .argument('<campaign>')
    .option('--rankings <folder>', 'where the ranking files of the protocol lie')
    .description('everything to be seen to before a launch, all at once')
    .action((slug: string, options: { rankings?: string }, command: Command) =>
      withDatabase(command, async (scene) => lookAhead(scene, slug, options.rankings)),
    );
  campaign
    .command('disposition')
    .argument('<inquiry>', 'id of the inquiry')
    .requiredOption('--as <address>', 'who overrules it')
    .addOption(
      new Option('--to <name>', 'the disposition it gets')
        .choices(DISPOSITIONS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'why; kept beside the rule’s own')
    .description('overrule the disposition that the rule gave, before a release is built')
    .action((inquiryId: string, { as, to, reason }: DispositionOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { id } = await actingUser(db, as, 'run');
        return told(output, await changeDisposition(db, { inquiryId, to, reason, actor: id }), ['changed']);
      }),
    );
  slugCommand<OfWave & Because>(
    campaign,
    'end-silence',
    'end the silence stage early for all, which censors it',
    async (db, output, { id: campaignId }, { as, reason, wave }) => {
      const { id: actor } = await actingUser(db, as, 'run');
      const act = { campaignId, actor, reason, ...(wave === undefined ? {} : { number: wave }) };
      return told(output, await closeSilence(db, act), ['closed', 'already_over']);
    },
  )
    .requiredOption('--reason <text>', 'why; written to the audit log')
    .option('--wave <number>', 'which wave; the latest when left out', waveNumber);
  slugCommand<OfWave & { show: boolean }>(
    campaign,
    'debrief',
    'tell every studio that was written to, and ask the silent why',
    (db, output, found, options, scene) => debrief({ ...scene, db, output }, found.id, found.slug, options),
  )
    .option('--show', 'only show who was told and what the silent say', false)
    .option('--wave <number>', 'which wave; the latest when left out', waveNumber);
  slugCommand<DeviationOptions>(
    campaign,
    'deviation',
    'note what was not done as planned; every release prints it',
    async (db, output, { id: campaignId }, { as, wave = null, on: happenedOn, planned, done, why }) => {
      const { id: actor } = await actingUser(db, as, 'run');
      return told(output, await noteDeviation(db, { campaignId, wave, happenedOn, planned, done, why, actor }), [
        'noted',
      ]);
    },
  )
    .requiredOption('--on <date>', 'the day it happened, YYYY-MM-DD')
    .requiredOption('--planned <text>', 'what was planned')
    .requiredOption('--done <text>', 'what was done instead')
    .requiredOption('--why <text>', 'why')
    .option('--wave <number>', 'which wave; the whole campaign when left out', waveNumber);
  slugCommand(
    campaign,
    'archive',
    'end the campaign: nothing can be sent any more',
    async (db, output, found, options) => {
      const { id: actor } = await actingUser(db, options.as, 'run');
      return told(output, await closeCampaign(db, { campaignId: found.id, actor }), ['closed', 'already_closed']);
    },
  );
}

export function waveNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give the number of a wave, from 1.');
  return number;
}

async function lookAhead({ db, output, runtime }: CommandScene, slug: string, folder: string | undefined) {
  const campaign = await knownCampaign(db, slug);
  const found = await preflightOf(db, {
    campaign,
    files: folder === undefined ? null : readRankings(output, campaign.protocol, folder),
    calendars: await allCalendars(db),
    mail: mailSetUp(runtime.config),
  });
  for (const line of preflightLines(found)) output.say(line);
  output.answer(found);
  return found.clear ? exitCode.ok : exitCode.findings;
}

async function debrief(
  { db, output, runtime: { config } }: CommandScene,
  campaignId: Parameters<typeof openDebrief>[1]['campaignId'],
  slug: string,
  { as, wave, show }: OfWave & { show: boolean },
): Promise<number> {
  const { id: actor } = await actingUser(db, as, 'run');
  if (show) {
    const head = await findWaveHead(db, slug, wave);
    if (head === null) return told(output, { kind: 'wave_unknown' }, []);
    const facts = await debriefOfWave(db, head.waveId);
    for (const line of debriefLines(facts)) output.say(line);
    output.answer(facts);
    return exitCode.ok;
  }
  const rehearsal = config.EGRESS_MAP !== undefined;
  const publicUrl = config.PUBLIC_URL ?? (rehearsal ? publicUrlOf(config) : undefined);
  const opening = { campaignId, actor, publicUrl, ...(wave === undefined ? {} : { number: wave }) };
  return told(output, await openDebrief(db, opening), ['opened', 'already_opened']);
}
