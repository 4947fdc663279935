import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Supervisor, supervise } from '../../../scripts/cli/supervisor.ts';
import { collectCalls } from '../../../scripts/rehearse/calls/collect-calls.ts';
import { pageOpens } from '../../../scripts/rehearse/page-opens.ts';
import { setStage } from '../../../scripts/rehearse/stage.ts';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { messageOf } from '../../../services/platform/errors.ts';
import { launchYear } from './campaigns.ts';
import { coursesOf } from './flatness.ts';
import { type Sample, takeSample } from './sample.ts';
import { whatWasDone } from './store.ts';

/**
 * npm run crash -- soak [field days] [studios of a campaign] [minutes at most] [file]: a year of the field rehearsed whole, a campaign every
 * four weeks, on PostgreSQL and Redis. Memory, connections and open handles are taken each field week; exits 1 when one of them grew from
 * the first quarter to the last, or the year was not over in time.
 */
const days = Number(process.argv[3] ?? '365');
const perCampaign = Number(process.argv[4] ?? '20');
const minutes = Number(process.argv[5] ?? '60');
const file = process.argv[6];
const apartDays = 28;
const dayMs = 86_400_000;
const campaigns = Math.ceil(days / apartDays);
const options = {
  check: true,
  studios: campaigns * perCampaign,
  line: true,
  seed: 'soak',
  kill: 0,
  queue: 'redis' as const,
  json: false,
  kinds: [],
  port: 0,
};

const stage = await setStage(options);
const samples: Sample[] = [];
let passed = 0;
try {
  await launchYear(stage, options, campaigns, apartDays);
  const supervisor = supervise(['api', 'relay', 'poller', 'reader', 'worker', 'conductor'], stage.settings, stage.log);
  try {
    await pageOpens(stage.pageUrl);
    await watch(supervisor.pids);
    const done = await whatWasDone(stage.db);
    const courses = coursesOf(samples);
    const load = loadavg().map((one) => Number(one.toFixed(1)));
    for (const { what, first, last, flat } of courses)
      say(
        `${what.padEnd(26)} ${first.toFixed(1).padStart(8)} ${last.toFixed(1).padStart(8)}  ${flat ? 'flat' : 'GROWS'}`,
      );
    say(
      JSON.stringify({
        days: Math.round(passed),
        wanted: days,
        samples: samples.length,
        done,
        cores: availableParallelism(),
        load,
      }),
    );
    if (file !== undefined) writeFileSync(file, JSON.stringify({ done, samples }, null, 1));
    if (passed < days || courses.some(({ flat }) => !flat)) process.exitCode = 1;
  } finally {
    await supervisor.stop();
  }
} finally {
  await stage.end();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Takes calls as the desk does and samples at the first look at each new week, until the days are over. */
async function watch(pids: Supervisor['pids']): Promise<void> {
  const began = Date.now();
  const start = Date.parse(stage.city.facts.startAt);
  const desk = { apiUrl: `${stage.pageUrl}/api/v1`, city: stage.city };
  const redisUrl = stage.settings.QUEUE_URL ?? '';
  let calls = 0;
  let week = 0;
  while (passed < days && Date.now() - began < minutes * 60_000) {
    calls = await collectCalls(desk, calls).catch((thrown: unknown) => {
      process.stderr.write(`soak: ${messageOf(thrown)}\n`);
      return calls;
    });
    passed = ((await fieldTime(stage.db)).now.getTime() - start) / dayMs;
    if (Math.floor(passed / 7) > week) {
      week = Math.floor(passed / 7);
      samples.push(
        await takeSample({ pids: pids(), db: stage.db, redisUrl }, { week, seconds: (Date.now() - began) / 1_000 }),
      );
      process.stderr.write(`${JSON.stringify(samples.at(-1))}\n`);
    }
    await sleep(100);
  }
}
