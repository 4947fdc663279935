import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, openSlowSites } from '../../../scripts/bench/scale/slow-sites.ts';
import { freePort } from '../../../services/platform/free-port.ts';
import { dice } from '../../city/seed.ts';
import { dealStudios } from '../../city/studios.ts';
import type { House } from '../../support/house.ts';
import { unfinished } from '../forms/inquiries.ts';
import { startPracticeExchanger } from '../smtp/practice-exchanger.ts';
import { armedAfter, endsOfAll, load, planLoad } from './load.ts';

export type SwitchOrder = {
  trials: number;
  workers: number;
  seed: string;
  /** Attempts that wait for each worker, half of them forms; 4 when not given. */
  heap?: number;
  /** Longest time until the switch is thrown; 9 s when not given. */
  withinMs?: number;
  /** Hears of every trial: long ones say how far they are. */
  tell?: (lags: Lags) => void;
};

/**
 * Machine milliseconds from the moment at which a person pressed the switch to the last of each that left, by the clocks of sites and
 * exchanger; null: none left. `answers`: pages that follow what had left before, watched to their end.
 */
export type Lags = {
  held: number;
  waiting: number;
  pressedMs: number;
  forms: number | null;
  letters: number | null;
  pages: number | null;
  answers: number | null;
  armedAfter: number;
};
export type SwitchFigures = { lags: Lags[]; ends: Record<string, number>; faults: string[] };

const kinds = ['plain-native', 'spa-fetch', 'tilda'];
const answerMs = 500;
/** What the exchanger thinks over a recipient, so that letters are under way when the switch is thrown. */
const recipientMs = 700;
const patienceMs = { calm: 60_000, end: 300_000 };

/** Lets workers carry forms and letters, throws the switch by the API at a random moment, and asks sites and exchanger what still came. */
export async function stopSwitchTrials(house: House, order: SwitchOrder): Promise<SwitchFigures> {
  const { db } = house;
  const { heap = 4, withinMs = 9_000 } = order;
  const chance = dice(order.seed, 'switch');
  const count = heap * order.workers * order.trials;
  const studios = dealStudios({
    seed: order.seed,
    studios: count,
    zone: 'test',
    kinds: Array.from({ length: count }, (_, at) => kinds[at % kinds.length] ?? 'tilda'),
  });
  const fresh = studios.map(({ domain }) => domain);
  let planned = 0;
  const asked: Asked[] = [];
  const accepted = new Map<string, number>();
  const dots: { from: string; at: number }[] = [];
  const exchanger = await startPracticeExchanger(async (point, from) => {
    if (point === 'rcpt') await sleep(recipientMs);
    if (point === 'dot') dots.push({ from, at: Date.now() });
  });
  const sites = await openSlowSites(studios, answerMs, 0, asked, (domain) =>
    accepted.set(domain, (accepted.get(domain) ?? 0) + 1),
  );
  const world = {
    EGRESS_MAP: `*.test=127.0.0.1:${sites.port}`,
    SMTP_URL: `smtp://127.0.0.1:${exchanger.port}`,
    WORKER_CONCURRENCY: '1',
  };
  const port = await freePort();
  // The API first: beside so many that start it would take minutes.
  const api = await house.start('api', { API_PORT: String(port), LOCAL_ACCESS: 'true' });
  const residents = await Promise.all([
    house.start('relay', {}),
    ...Array.from({ length: order.workers }, () => house.start('worker', world)),
  ]);
  const turn = async (way: 'stop' | 'start'): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sending/${way}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'a trial of the switch' }),
    });
    if (!answer.ok) throw new Error(`the switch answers ${answer.status}: ${await answer.text()}`);
  };
  const lags: Lags[] = [];
  try {
    for (let nth = 0; nth < order.trials; nth += 1) {
      // More than the workers can hold, so that none of them is idle when the switch is thrown.
      const wanted = Math.ceil((heap * order.workers - (await load(db)).waiting) / 2);
      await planLoad(
        db,
        Array.from({ length: Math.max(0, wanted) }, () => [fresh.pop() ?? '', fresh.pop() ?? ''] as const),
      );
      planned = count - fresh.length;
      if (nth > 0) await turn('start');
      await flowing(() => asked.length + dots.length);
      await sleep(chance.between(1_000, withinMs));
      const before = await load(db);
      const pressed = Date.now();
      await turn('stop');
      const answered = new Date();
      await calm(house);
      lags.push({
        ...before,
        pressedMs: answered.getTime() - pressed,
        ...lagsOf(asked, dots, pressed),
        armedAfter: await armedAfter(db, answered),
      });
      const last = lags.at(-1);
      if (last !== undefined) order.tell?.(last);
    }
    await turn('start');
    for (const end = Date.now() + patienceMs.end; (await unfinished(db)) > 0 && Date.now() < end; ) await sleep(500);
    const twice = [...accepted].filter(([, times]) => times > 1).map(([domain]) => `${domain} got its form twice`);
    const perLetter = Map.groupBy(dots, ({ from }) => from);
    const again = [...perLetter]
      .filter(([, all]) => all.length > 1)
      .map(([from]) => `the letter of ${from} came twice`);
    const ends = await endsOfAll(db);
    const confirmed = Object.entries(ends).reduce((sum, [end, n]) => sum + (end.startsWith('confirmed') ? n : 0), 0);
    const missing = confirmed === planned ? [] : [`${confirmed} of ${planned} were confirmed in the end`];
    return { lags, ends, faults: [...twice, ...again, ...missing] };
  } finally {
    await Promise.all([api, ...residents].map((resident) => resident.stop()));
    await Promise.all([sites.close(), exchanger.close()]);
  }
}

/** Waits until something new has come. */
async function flowing(seen: () => number): Promise<void> {
  const before = seen();
  for (const end = Date.now() + patienceMs.calm; seen() === before && Date.now() < end; ) await sleep(50);
}

/** Waits until no worker holds an attempt, and long enough for a late one to be seen. */
async function calm({ db }: House): Promise<void> {
  await sleep(4_000);
  for (const end = Date.now() + patienceMs.calm; (await load(db)).held > 0 && Date.now() < end; ) await sleep(250);
}

function lagsOf(asked: readonly Asked[], dots: readonly { at: number }[], pressed: number) {
  const posted = new Map<string, number>();
  for (const { method, host, at } of asked) if (method === 'POST') posted.set(host, at);
  const follows = ({ host, at }: Asked): boolean => at > (posted.get(host) ?? Number.POSITIVE_INFINITY);
  const last = (times: readonly { at: number }[]): number | null => {
    const late = times.filter(({ at }) => at > pressed).map(({ at }) => at - pressed);
    return late.length === 0 ? null : Math.max(...late);
  };
  return {
    forms: last(asked.filter(({ method }) => method === 'POST')),
    letters: last(dots),
    pages: last(asked.filter((one) => one.method !== 'POST' && !follows(one))),
    answers: last(asked.filter((one) => one.method !== 'POST' && follows(one))),
  };
}
