import { sql } from 'kysely';
import { supervise } from '../../../scripts/cli/supervisor.ts';
import { dice } from '../../city/seed.ts';
import { anyId } from '../wire/mark.ts';
import { openWire } from '../wire/wire.ts';
import { cells, claim, nameOf, type Way, ways } from './cells.ts';
import { planContact } from './contacts.ts';
import type { Dealer } from './dealer.ts';
import type { Ground } from './ground.ts';
import type { Lane } from './lane.ts';

/** One claim of so many is left alone: what is not killed has to arrive, too. */
const spared = 0.12;
const turnMs = 300;

type Known = { way: Way; domain: string };

/** Workers of one installation, each killed where the dealer says as soon as it claims an attempt, and what they have to do. */
export async function fieldLanes(ground: Ground, dealer: Dealer, lanes: number, seed: string): Promise<Lane> {
  const known = new Map<string, Known>();
  const chance = dice(seed, `${ground.queue}/field`);
  const workers = await Promise.all(
    Array.from({ length: lanes }, (_, nth) => worker(ground, dealer, known, `${seed}/${nth}`)),
  );
  const wanted =
    dealer.wants(ground.queue, ['worker', 'relay', 'poller', 'reader']) ||
    dealer.wants(ground.queue, ['command'], ['call']);
  let stopped = false;
  const turns = (async () => {
    while (!stopped) {
      await learn(ground, known);
      if (wanted && !dealer.ended()) await planMore(ground, dealer, known, 2 * lanes + 1, chance.unit);
      await new Promise((resolve) => setTimeout(resolve, turnMs));
    }
  })();
  return {
    spare: () => {
      for (const each of workers) each.spare();
    },
    stop: async () => {
      stopped = true;
      await turns;
      await Promise.all(workers.map((each) => each.stop()));
    },
  };
}

async function worker(ground: Ground, dealer: Dealer, known: ReadonlyMap<string, Known>, seed: string): Promise<Lane> {
  const { queue, databaseUrl, settings, log } = ground;
  const chance = dice(seed, `${queue}/worker`);
  let waits: string | null = null;
  const wire = await openWire(databaseUrl, (said) => {
    if (!said.includes(claim)) return;
    waits = null;
    wire.clear();
    const attempt = known.get(anyId.exec(said)?.[0] ?? '');
    const dealt = attempt === undefined || chance.chance(spared) ? null : dealer.next(queue, 'worker', attempt.way);
    if (dealt === null || attempt === undefined) return;
    if (dealt.cell.point === 'sent') waits = attempt.domain;
    wire.set({
      marks: dealt.marks,
      kill: () => {
        const pid = process.pids().get('worker');
        if (pid !== undefined && kill(pid)) dealer.died(dealt);
      },
    });
  });
  ground.onTaken((domain) => waits === domain && wire.spring());
  const process = supervise(['worker'], { ...settings, DATABASE_URL: wire.url }, log);
  return {
    spare: wire.clear,
    stop: async () => {
      await process.stop();
      await wire.close();
    },
  };
}

function kill(pid: number): boolean {
  return globalThis.process.kill(pid, 'SIGKILL');
}

/** What waits to be claimed: also second steps and farewells, which go by mail, and further tries. */
async function learn({ db, contacts }: Ground, known: Map<string, Known>): Promise<void> {
  const { rows } = await sql<{ id: string; channel: string; domain: string }>`
    select a.id, a.channel, s.domain from attempts a join inquiries i on i.id = a.inquiry_id join studios s on s.id = i.studio_id
    where a.state = 'planned'`.execute(db);
  for (const { id, channel, domain } of rows) {
    const first = contacts.get(domain);
    if (first !== undefined) known.set(id, { domain, way: channel === 'mail' ? 'smtp' : first.way });
  }
}

/** Second steps and farewells come by themselves and count for nothing here, or they would keep forms away. */
async function planMore(
  ground: Ground,
  dealer: Dealer,
  known: Map<string, Known>,
  most: number,
  unit: () => number,
): Promise<void> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from attempts
    where step = 'inquiry' and (state in ('leased', 'prepared', 'armed') or (state = 'planned' and due_at <= field_now()))`.execute(
    ground.db,
  );
  for (let open = rows[0]?.open ?? 0; open < most; open += 1) {
    const way = neediest(ground, dealer, unit());
    const { domain, nth } = ground.studioFor(way);
    ground.contacts.set(domain, await planContact(ground.db, way, { domain }, nth));
  }
  await learn(ground, known);
}

/** A form costs seconds, a letter one: once all have their least, most go by mail. */
function neediest({ queue }: Ground, dealer: Dealer, unit: number): Way {
  const short = new Set(dealer.short());
  const lacking = ways.flatMap((way) =>
    cells.filter((cell) => cell.kind === way && short.has(nameOf(cell, queue))).map(() => way),
  );
  return lacking[Math.floor(unit * lacking.length)] ?? (unit < 0.05 ? 'native' : unit < 0.1 ? 'fetch' : 'smtp');
}
