import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { campaignProgress } from '../../services/field/inquiries/campaign-progress.ts';
import { machineTime, passedSince } from '../../services/inbox/store/health.ts';
import { messageOf, ZerkaloError } from '../../services/platform/errors.ts';
import { exitCode } from '../cli/exit-codes.ts';
import { openOutput } from '../cli/output.ts';
import { supervise } from '../cli/supervisor.ts';
import { progressLine } from '../cli/watch-campaign.ts';
import { collectCalls } from './calls/collect-calls.ts';
import { finish } from './finish.ts';
import { startKiller } from './killer.ts';
import { launchRehearsal, type Rehearsed } from './launch.ts';
import { readOptions } from './options.ts';
import { pageOpens } from './page-opens.ts';
import { type Stage, setStage } from './stage.ts';
import { allDone, stagesAreOver } from './witness/store.ts';

const options = readOptions(process.argv.slice(2));
const output = openOutput(options.json);
/** A machine that is far too slow shall end by itself; a large field takes its time. */
const patienceMs = 20 * 60_000 + options.studios * 5_000;
const turnMs = 40;
const turnsPerReport = 15;

let stage: Stage | undefined;
let interrupted = false;
const interrupt = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      resolve();
    });
  }
});
try {
  const began = Date.now();
  stage = await setStage(options);
  const rehearsed = await launchRehearsal(stage, options);
  const supervisor = supervise(['api', 'relay', 'poller', 'reader', 'worker', 'conductor'], stage.settings, stage.log);
  const killer = startKiller(stage.databaseUrl, supervisor, options.kill);
  try {
    await Promise.race([pageOpens(stage.pageUrl), interrupt, unfit(supervisor.unfit)]);
    output.say(`ready after ${seconds(began)} s: ${stage.pageUrl}/campaigns/${rehearsed.slug}  ** REHEARSAL **`);
    await Promise.race([untilFinished(stage, rehearsed), interrupt, unfit(supervisor.unfit)]);
    killer.stop();
    const kills = await killer.done;
    // The last kill may have been that of the API, by which the coders work.
    if (!interrupted) await pageOpens(stage.pageUrl);
    process.exitCode = interrupted ? exitCode.ok : await finish(stage, rehearsed, options, output, kills);
    if (!interrupted) output.say(`audit done after ${seconds(began)} s`);
    if (!options.check && !interrupted) {
      output.say(`the page stays up: ${stage.pageUrl}/campaigns/${rehearsed.slug}/report (Ctrl-C ends)`);
      await interrupt;
    }
  } finally {
    killer.stop();
    await supervisor.stop();
  }
} catch (thrown) {
  output.complain(`demo: ${messageOf(thrown)}`);
  if (thrown instanceof ZerkaloError) output.complain(`  ${thrown.remedy}`);
  if (stage !== undefined) output.complain(lastWords(stage));
  process.exitCode = exitCode.internal;
} finally {
  await stage?.end();
}
process.exit();

/** Until neither the service nor the city has anything left to do and everything that came back was read. */
async function untilFinished(at: Stage, { campaignId }: Rehearsed): Promise<void> {
  const end = Date.now() + patienceMs;
  const desk = { apiUrl: `${at.pageUrl}/api/v1`, city: at.city };
  let calls = 0;
  for (let turn = 0; !interrupted; turn += 1) {
    // Field time waits for calls to be taken, so they are looked for often; the rest is for the eye.
    calls = await tried(() => collectCalls(desk, calls), calls);
    if (turn % turnsPerReport === 0) {
      const progress = await campaignProgress(at.db, campaignId);
      if (progress !== null) output.progress(progressLine(progress));
      if (await isFinished(at)) return;
      if (Date.now() > end) {
        throw new ZerkaloError('REHEARSAL', 'the rehearsal does not come to its end', 'See the log lines below.');
      }
    }
    await sleep(turnMs);
  }
}

/** The API may be dead for a moment; the city's clock waits for the calls, so they are taken a moment later. */
async function tried<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (options.kill === 0) output.complain(`demo: ${messageOf(thrown)}`);
    return otherwise;
  }
}

async function isFinished({ db, city }: Stage): Promise<boolean> {
  if (!(await stagesAreOver(db)) || !(await allDone(db)) || (await city.glance()).nextDueAt !== null) return false;
  // What the city put into the mailbox last is in the tables once a pass began after this moment.
  const quietSince = await machineTime(db);
  while (!(await passedSince(db, quietSince))) await sleep(100);
  return allDone(db);
}

async function unfit(ended: Promise<string>): Promise<never> {
  throw new ZerkaloError('REHEARSAL', `the ${await ended} cannot run`, 'See the log lines below.');
}

function seconds(began: number): string {
  return ((Date.now() - began) / 1_000).toFixed(1);
}

function lastWords({ logFile }: Stage): string {
  return readFileSync(logFile, 'utf8').split('\n').slice(-25).join('\n');
}
