import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Studio } from '../../../test/city/studio.ts';
import { unfinished } from '../../../test/crash/forms/inquiries.ts';
import type { House } from '../../../test/support/house.ts';
import { processorSeconds } from '../forms-sides/process-tree.ts';
import { machineSeconds } from './machine.ts';
import { type Asked, openSlowSites } from './slow-sites.ts';
import { endsOf, planWork } from './store.ts';
import { impoliteness, type Visit, visitsOf } from './visits.ts';

export type RoundOrder = { studios: readonly Studio[]; workers: number; answerMs: number };
export type RoundFigures = {
  workers: number;
  arrived: number;
  /** Machine seconds from the moment at which all was due to the last outcome. */
  seconds: number;
  /** Processor seconds of all that is ours: workers, browsers, relay, PostgreSQL, Redis and the practice sites. */
  processor: number;
  /** Share of the machine's processor time that was neither ours nor idle. */
  others: number;
  stays: number;
  medianStayMs: number;
  /** Median and longest time of a worker between two stays. */
  pausesMs: [number, number];
  ends: Record<string, number>;
  faults: string[];
};

const patienceMs = 30 * 60_000;

/** Gives a fresh crew one heap of due inquiries and watches until the last is settled. */
export async function playRound(house: House, order: RoundOrder): Promise<RoundFigures> {
  const { studios, workers, answerMs } = order;
  const ledger: Asked[] = [];
  const doors = await Promise.all(
    Array.from({ length: workers }, (_, worker) => openSlowSites(studios, answerMs, worker, ledger)),
  );
  const crew = await Promise.all(
    doors.map(({ port }) =>
      house.start('worker', { EGRESS_MAP: `*.test=127.0.0.1:${port}`, WORKER_CONCURRENCY: '1', LOG_LEVEL: 'info' }),
    ),
  );
  try {
    const domains = studios.map(({ domain }) => domain);
    const share = Math.floor(domains.length / 7);
    const [twice, cooling, once] = [domains.slice(0, share), domains.slice(share, 3 * share), domains.slice(3 * share)];
    const [spent, machine] = [processorSeconds(process.pid), machineSeconds()];
    const due = await planWork(house.db, { once, twice, cooling });
    const began = Date.now();
    for (const end = began + patienceMs; (await unfinished(house.db)) > 0 && Date.now() < end; ) await sleep(250);
    const processor = processorSeconds(process.pid) - spent;
    const wall = (Date.now() - began) / 1_000;
    const foreign = machineSeconds() - machine - processor;
    const { ends, lastAt } = await endsOf(house.db, domains);
    const stays = visitsOf(ledger);
    const arrived = Object.entries(ends).reduce((sum, [end, n]) => sum + (end.startsWith('confirmed') ? n : 0), 0);
    const missing = arrived === due ? [] : [`${arrived} of ${due} inquiries arrived: ${JSON.stringify(ends)}`];
    return {
      workers,
      arrived,
      seconds: ((lastAt?.getTime() ?? Date.now()) - began) / 1_000,
      processor,
      others: Math.max(0, foreign) / (availableParallelism() * wall),
      stays: stays.length,
      medianStayMs: middle(stays.map(({ from, to }) => to - from)),
      pausesMs: pausesOf(stays),
      ends,
      faults: [...impoliteness(stays, new Set(cooling)), ...missing],
    };
  } finally {
    await Promise.all(crew.map((one) => one.stop()));
    await Promise.all(doors.map((door) => door.close()));
  }
}

function pausesOf(stays: readonly Visit[]): [number, number] {
  const pauses = [...Map.groupBy(stays, ({ worker }) => worker).values()].flatMap((own) =>
    own.slice(1).map(({ from }, at) => from - (own[at]?.to ?? from)),
  );
  return [middle(pauses), Math.max(0, ...pauses)];
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
