/**
 * Runs a minute of our form runner beside a bare Playwright script that knows the same pages by hand-written selectors: same
 * browser, waits for quiet, pace and pictures, same number side by side, rounds in turn within one run. Then the same with a pace
 * of zero for what a run costs. Usage: npm run bench -- forms [rounds] [runs of a round] [side by side] [--json]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { humanPace, type Pace } from '../../services/field/forms/playwright-fill.ts';
import { parseEgressMap } from '../../services/platform/egress/egress-map.ts';
import { startEgressProxy } from '../../services/platform/egress/egress-proxy.ts';
import { openLog } from '../../services/platform/log.ts';
import { shopper } from '../../test/browser/forms/street.ts';
import { listenAnywhere } from '../../test/city/listen.ts';
import { sitesServer } from '../../test/city/sites/server.ts';
import { dealStudios } from '../../test/city/studios.ts';
import { knownKinds } from './forms-sides/bare-script.ts';
import type { Round, RoundFigures, Side } from './forms-sides/side.ts';
import { tellCompared } from './table/compared.ts';

const numbers = process.argv.slice(3).filter((word) => /^\d+$/u.test(word));
const [rounds = 4, runs = 16, concurrency = 4] = numbers.map(Number);
const wanted = 0.8;
const json = process.argv.includes('--json');
const sides: readonly Side[] = ['ours', 'bare'];
const noPace: Pace = { keyMs: 0, maskKeyMs: 0, betweenFieldsMs: 0, atLeastMs: 0 };

const studios = dealStudios({ seed: 'bench', studios: knownKinds.length, zone: 'test', kinds: knownKinds });
const nothing = (): void => undefined;
const sites = sitesServer(studios, () => ({ accept: nothing, refuse: nothing, trip: nothing }));
const reading = parseEgressMap(`*.test=127.0.0.1:${await listenAnywhere(sites)}`);
if (reading.kind !== 'map') throw new Error(reading.findings.join('; '));
const { url, username, password, close } = await startEgressProxy({ map: reading.map, log: openLog('bench', 'error') });
const visits = Array.from({ length: runs }, (_, at) => {
  const { domain, kind } = studios[at % studios.length] ?? { domain: '', kind: { name: '' } };
  return { domain, kind: kind.name };
});
const round = (pace: Pace): Round => ({
  proxy: { url, username, password },
  persona: shopper,
  pace,
  concurrency,
  visits,
});
const children = new Map<Side, ChildProcess>();
for (const side of sides) {
  const child = fork(fileURLToPath(new URL('./forms-sides/side.ts', import.meta.url)), [side], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  children.set(side, child);
  await once(child, 'message');
}
try {
  const human = await compare(humanPace);
  const costs = await compare(noPace);
  const report = {
    rounds,
    runs,
    concurrency,
    load: loadavg().map((one) => Number(one.toFixed(1))),
    human,
    noPace: costs,
  };
  const [ours, bare] = [human.ours.runsAMinute, human.bare.runsAMinute];
  tellCompared({ suite: 'forms', ours, bare, unit: 'runs/min', target: { atLeast: wanted } });
  if (json) console.log(JSON.stringify(report, null, 2));
  else table(report);
} finally {
  for (const child of children.values()) child.disconnect();
  await close();
  sites.closeAllConnections();
}

type SideFigures = { runsAMinute: number; processorSecondsARun: number; megabytes: number; confirmed: number };
type Comparison = Record<Side, SideFigures> & { ratio: number };

/** Rounds of both sides in turn, who begins changing, so that a busy machine slows both; one round of each before counts for nothing. */
async function compare(pace: Pace): Promise<Comparison> {
  const all: Record<Side, RoundFigures[]> = { ours: [], bare: [] };
  for (let nth = rounds > 1 ? 0 : 1; nth <= rounds; nth += 1)
    for (const side of nth % 2 === 0 ? sides : sides.toReversed()) {
      const figures = await play(side, pace);
      if (nth > 0) all[side].push(figures);
    }
  const [ours, bare] = [summary(all.ours), summary(all.bare)];
  return { ours, bare, ratio: ours.runsAMinute / bare.runsAMinute };
}

async function play(side: Side, pace: Pace): Promise<RoundFigures> {
  const child = children.get(side);
  if (child === undefined) throw new Error(`no process for ${side}`);
  const answer = once(child, 'message');
  child.send(round(pace));
  const [figures] = (await answer) as [RoundFigures];
  return figures;
}

function summary(all: readonly RoundFigures[]): SideFigures {
  const sum = (of: (one: RoundFigures) => number): number => all.reduce((total, one) => total + of(one), 0);
  const made = all.length * runs;
  return {
    runsAMinute: (60 * made) / sum(({ seconds }) => seconds),
    processorSecondsARun: sum(({ processor }) => processor) / made,
    megabytes: Math.max(...all.map((one) => one.megabytes)),
    confirmed: sum(({ confirmed }) => confirmed) / made,
  };
}

function table(report: { load: number[]; human: Comparison; noPace: Comparison }): void {
  console.log(`${rounds} rounds of ${runs} runs, ${concurrency} side by side, load ${report.load.join(' ')}`);
  for (const [name, { ours, bare, ratio }] of [
    ['as a person', report.human],
    ['no pace', report.noPace],
  ] as const) {
    for (const [side, one] of [['ours', ours] as const, ['bare', bare] as const])
      console.log(
        `${name.padEnd(12)} ${side}  ${one.runsAMinute.toFixed(1).padStart(6)} runs/min  ${one.processorSecondsARun.toFixed(2)} s of processor a run  ${Math.round(one.megabytes)} MB at most  ${Math.round(100 * one.confirmed)}% confirmed`,
      );
    console.log(
      `${name.padEnd(12)} ratio ${ratio.toFixed(2)}${name === 'no pace' ? '' : ` (wanted ${wanted.toFixed(2)})`}`,
    );
  }
}
