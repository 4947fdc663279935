/**
 * Processor seconds and memory of the full cube (every stratum, arm and their crossing: rates, curves, shares by channel, all with intervals)
 * beside hand-written SQL that only counts what the curves need, and R's curves where R is present. Same rows, same run.
 * Usage: npm run bench -- measures [most inquiries]
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { measureCube } from '../../services/releases/observations/measure-observations.ts';
import type { Observation } from '../../services/releases/observations/observation.ts';
import { tallyObservations } from '../../services/releases/observations/tally.ts';
import { practiceObservations } from './measures/practice-observations.ts';
import { countedInSql, fillTable } from './measures/store.ts';
import { tellCompared } from './table/compared.ts';

const WINDOW = 43_200;
/** The smaller ones more often: what is compiled while it runs counts as work of ours. */
const roundsOf = (size: number): number => (size < 1_000_000 ? 8 : 3);
const wanted = 1.5;
const most = Number(process.argv[3] ?? 1_000_000);
const sizes = [10_000, 100_000, 1_000_000].filter((size) => size <= most);
const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
chmodSync(home, 0o755);
const postgres = await startEmbeddedPostgres(home, true);
// One connection: the processor time of its server process is what is compared.
const db = openDatabase(postgres.url, 1);
try {
  const perInquiry: number[] = [];
  for (const size of sizes) {
    const observations = practiceObservations(size);
    await fillTable(db, observations);
    const [ours, sql] = await race(observations);
    perInquiry.push(ours / size);
    tellCompared({
      suite: `measures ${size.toExponential(0).replace('e+', 'e')}`,
      ours,
      bare: sql,
      unit: 's of processor',
      target: { atMost: wanted },
    });
    console.log(
      `${size} inquiries: cube ${ours.toFixed(2)} s, hand-written SQL ${sql.toFixed(2)} s, ratio ${(ours / sql).toFixed(2)} (wanted ${wanted.toFixed(2)}), ` +
        `${Math.round(process.memoryUsage().rss / 1e6)} MB resident${curvesOfR(observations)}`,
    );
  }
  const growth = (perInquiry.at(-1) ?? 0) / (perInquiry[0] ?? 1);
  console.log(`seconds per inquiry at ${sizes.at(-1)} over those at ${sizes[0]}: ${growth.toFixed(2)} (1 = linear)`);
} finally {
  await db.destroy();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

/**
 * Best of a few rounds of each, in turn, in processor seconds. The cube starts from the rows in memory, SQL from its warm table. What takes
 * hundredths is repeated within a round: the server's clock has ticks of ten milliseconds.
 */
async function race(observations: readonly Observation[]): Promise<[ours: number, sql: number]> {
  const times = Math.max(1, Math.round(200_000 / observations.length));
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < roundsOf(observations.length); round++) {
    const began = process.cpuUsage();
    let counted = 0;
    for (let time = 0; time < times; time++) {
      const { all } = measureCube(tallyObservations(observations, WINDOW), { window: WINDOW, seed: 'bench' });
      counted = all.rates.AR1.x;
    }
    const { user, system } = process.cpuUsage(began);
    best[0] = Math.min(best[0], (user + system) / 1e6 / times);
    let seconds = 0;
    for (let time = 0; time < times; time++) {
      const told = await countedInSql(db, WINDOW);
      seconds += told.seconds;
      if (told.answered !== counted) throw new Error(`SQL counts ${told.answered} answers, the cube ${counted}`);
    }
    best[1] = Math.min(best[1], seconds / times);
  }
  return best;
}

/** Seconds that R takes for the curves alone, or nothing where R is missing. */
function curvesOfR(observations: readonly Observation[]): string {
  const file = join(home, 'observations.csv');
  const rows = observations.flatMap(({ stratum, arm, delay, answered }) =>
    delay === null ? [] : [`${stratum},${arm},${Math.min(delay, WINDOW)},${answered && delay <= WINDOW ? 1 : 0}`],
  );
  writeFileSync(file, `stratum,arm,time,status\n${rows.join('\n')}\n`);
  const script = `suppressPackageStartupMessages(library(survival)); d <- read.csv(commandArgs(TRUE)[1]); s <- Surv(d$time, d$status)
    t <- system.time({ survfit(s ~ 1, conf.type = "log-log"); survfit(s ~ d$stratum, conf.type = "log-log")
      survfit(s ~ d$arm, conf.type = "log-log"); survfit(s ~ d$stratum + d$arm, conf.type = "log-log") })
    cat(t[["elapsed"]])`;
  const { status, stdout } = spawnSync('Rscript', ['-e', script, file], { encoding: 'utf8' });
  return status === 0 ? `, R's curves ${Number(stdout).toFixed(2)} s` : ', R is not here';
}
