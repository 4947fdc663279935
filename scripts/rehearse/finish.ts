import { closeCampaign } from '../../services/field/inquiries/run-campaign.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { closeField } from '../../services/releases/close/close-field.ts';
import { reportOfWave } from '../../services/releases/report/report-of-wave.ts';
import { exitCode } from '../cli/exit-codes.ts';
import { type Output, paint } from '../cli/output.ts';
import { reportLines } from '../cli/report-lines.ts';
import { codeReplies } from './coding/code-replies.ts';
import { headlineLines } from './headline-lines.ts';
import type { Rehearsed } from './launch.ts';
import type { DemoOptions } from './options.ts';
import { isReplay } from './options.ts';
import { rehearseRelease, releaseIsGood, releaseLines } from './rehearse-release.ts';
import type { Stage } from './stage.ts';
import { compare, type Verdict } from './witness/compare.ts';
import { recordedAttempts, recordedCalls, recordedCodes, recordedMessages, rulesOf } from './witness/store.ts';

/** Closes field and campaign, prints the report, and holds every recorded fact against the city's ledger. Exit 1 when any is wrong. */
export async function finish(
  stage: Stage,
  { slug, campaignId }: Rehearsed,
  options: DemoOptions,
  output: Output,
  kills: readonly string[],
): Promise<number> {
  const closed = await closeField(stage.db, slug);
  if (closed.kind !== 'closed')
    throw new ZerkaloError('REHEARSAL', `the field did not close: ${JSON.stringify(closed)}`, 'Report this as a bug.');
  // Refused while anybody who answered was not thanked (rule E10).
  const ended = await closeCampaign(stage.db, { campaignId, actor: 'rehearsal' });
  if (ended.kind !== 'closed')
    throw new ZerkaloError(
      'REHEARSAL',
      `the campaign did not close: ${JSON.stringify(ended)}`,
      'Report this as a bug.',
    );
  const ledger = await stage.city.ledger();
  const coded = await codeReplies({ db: stage.db, apiUrl: `${stage.pageUrl}/api/v1` }, ledger.coding);
  output.say(`coded ${coded.first} + ${coded.second} replies, ${coded.settled} disputes settled by a third`);
  const report = await reportOfWave(stage.db, slug);
  if (report === null) throw new ZerkaloError('REHEARSAL', 'there is no report', 'Report this as a bug.');
  for (const line of reportLines(report)) output.say(line);
  const recorded = {
    attempts: await recordedAttempts(stage.db),
    messages: await recordedMessages(stage.db),
    calls: await recordedCalls(stage.db),
    codes: await recordedCodes(stage.db),
    rules: await rulesOf(stage.db),
  };
  const verdict = compare({ ...recorded, report }, ledger);
  for (const line of headlineLines(verdict.headlines, isReplay(options))) output.say(line);
  for (const kill of kills) output.say(`killed ${kill}`);
  for (const line of verdictLines(verdict)) output.say(line);
  const release = await rehearseRelease(stage, slug);
  for (const line of releaseLines(release)) output.say(line);
  const good = isGood(verdict, kills.length) && kills.length === options.kill && releaseIsGood(release);
  output.say(good ? paint('green', 'every compared fact is right') : paint('red', 'NOT right'));
  output.answer({ rehearsal: true, good, kills, verdict, report, release });
  return good ? exitCode.ok : exitCode.refused;
}

function isGood(verdict: Verdict, kills: number): boolean {
  const wrong = Object.values(verdict.facts).reduce((sum, fact) => sum + fact.wrong, 0);
  const never = verdict.duplicates + verdict.lostReplies + verdict.unknownReplies + verdict.tripwires;
  return wrong === 0 && never === 0 && verdict.uncertain <= kills;
}

function verdictLines(verdict: Verdict): string[] {
  const { planned, contacted, duplicates, lostReplies, uncertain, tripwires } = verdict;
  const names = Object.entries(verdict.facts).map(
    ([fact, { compared, wrong }]) => `  ${fact.padEnd(13)} compared ${String(compared).padStart(4)}  wrong ${wrong}`,
  );
  return [
    `planned ${planned}  contacted ${contacted}  duplicates ${duplicates}  lost replies ${lostReplies}  uncertain ${uncertain}  tripwires ${tripwires}`,
    ...names,
    ...verdict.faults.map((fault) => paint('red', `  ${fault}`)),
  ];
}
