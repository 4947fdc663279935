import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellRange, outsiderBounds } from '../../../services/measures/disclosure/extreme-table.ts';
import { flatten } from '../../../services/measures/disclosure/rate-table.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import type { Row } from '../../../services/releases/cube/row.ts';
import type { ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { allowAnyPublication, forcePublish } from '../../support/force-publish.ts';
import { cityByTier, UNITS, type Unit } from '../../unit/measures/disclosure/attacks/units.ts';
import { determinedClasses } from '../../unit/releases/release/linear-reader.ts';
import {
  type Known,
  known,
  type Member,
  snapshotOf,
  THIRDS,
  TIERS,
} from '../../unit/releases/release/released-table.ts';
import { type Served, serve } from './serve.ts';

// A4 (two versions of one release) is attacked in test/integration/releases/releases.test.ts, A10 (benchmark) in press-api.test.ts.

/** What an attacker asks, and what comes back: counts, or nothing. */
type Asked = (cell: Record<string, string>) => Promise<Known>;

const COLUMNS = ['A', 'B', 'C'];
const tierOf = (tier: string): string => TIERS[COLUMNS.indexOf(tier)] ?? '';
const home = mkdtempSync(join(tmpdir(), 'zerkalo-attacks-'));
let served: Served;
let deps: ReleaseDeps;

function memberOf({ city, tier, persona, budget, replied }: Unit): Member {
  const arm = { persona, channel: 'form', budget, wording: 'plain' };
  return { city, rankPercent: THIRDS[COLUMNS.indexOf(tier)] ?? null, arm, replied };
}
const members = UNITS.map(memberOf);

beforeAll(async () => {
  served = await serve(false);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  deps = { db: served.db, masterKeys, directory: join(home, 'evidence') };
  // Another installation's release is never published; here its publication is forced, since the attacks are about what is served.
  await allowAnyPublication(served.db);
  await release('attacked-w1', members);
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

async function release(slug: string, of: readonly Member[]): Promise<void> {
  await forcePublish(deps, snapshotOf(of, slug));
}

const get = (path: string) => served.app.inject(`/press/v1/releases/${path}`);
const rowsOf = async (table: string, slug = 'attacked-w1'): Promise<Row[]> =>
  (await get(`${slug}/1/tables/${table}`)).json<{ rows: Row[] }>().rows;

/** Answers every filter from the units: the control on which every attack must succeed. */
const naive: Asked = async (cell) => {
  const inside = UNITS.filter((unit) =>
    Object.entries(cell).every(([name, values]) => {
      const own = name === 'tier' ? tierOf(unit.tier) : Reflect.get(unit, name);
      return values === 'all' || values.split('|').includes(String(own));
    }),
  );
  return { n: inside.length, x: inside.filter(({ replied }) => replied).length };
};

/** Asks the press API for the same, by the table that has these dimensions. */
const press: Asked = async (cell) => {
  const dimensions = Object.keys(cell).join();
  const table = dimensions === 'city,tier' ? 'city-tier' : dimensions === '' ? 'total' : dimensions;
  const query = new URLSearchParams({ ...cell, variable: 'AR2' });
  const answer = await get(`attacked-w1/1/tables/${encodeURIComponent(table)}?${query}`);
  return answer.statusCode === 200 ? known(answer.json<{ rows: Row[] }>().rows, cell) : null;
};

async function subtract(api: Asked, whole: Record<string, string>, parts: Record<string, string>[]): Promise<Known> {
  const all = await api(whole);
  const less = await Promise.all(parts.map(api));
  if (all === null || less.includes(null)) return null;
  return less.reduce<{ n: number; x: number }>(
    (rest, part) => ({ n: rest.n - (part?.n ?? 0), x: rest.x - (part?.x ?? 0) }),
    all,
  );
}

describe('a reader of the press API', () => {
  it('A1 takes the siblings from a margin: three of four from the naive API, nothing here', async () => {
    const siblings = [1, 2].map((at) => ({ city: 'O', tier: TIERS[at] ?? '' }));
    expect(await subtract(naive, { city: 'O', tier: 'all' }, siblings)).toEqual({ n: 4, x: 3 });
    expect(await press({ city: 'O', tier: 'all' })).not.toBeNull();
    expect(await subtract(press, { city: 'O', tier: 'all' }, siblings)).toBeNull();
  });

  it('A2 subtracts two big filters: a filter that is no cell is 404', async () => {
    const part = { city: 'O', tier: `${TIERS[1]}|${TIERS[2]}` };
    expect(await subtract(naive, { city: 'O', tier: 'all' }, [part])).toEqual({ n: 4, x: 3 });
    expect(await subtract(press, { city: 'O', tier: 'all' }, [part])).toBeNull();
    expect((await get(`attacked-w1/1/tables/city-tier?${new URLSearchParams(part)}`)).json()).toMatchObject({
      code: 'NOT_IN_RELEASE',
    });
  });

  it('A3 tracks a studio through crossed filters: no table has them', async () => {
    const tracked = { city: 'O', tier: TIERS[0], persona: '2', budget: 'hi' };
    expect(await naive(tracked)).not.toBeNull();
    expect(await press(tracked)).toBeNull();
    for (const pair of ['city,persona', 'persona,budget', 'tier,budget']) {
      expect((await get(`attacked-w1/1/tables/${pair}`)).json()).toMatchObject({ code: 'NOT_IN_RELEASE' });
    }
  });

  it('A5 finds no interval, no n and no numerator on a hidden cell', async () => {
    const hidden = (await rowsOf('city-tier')).filter(({ status }) => status === 'suppressed');
    expect(hidden.length).toBeGreaterThan(0);
    for (const { value, n, numerator, lower, upper, method } of hidden) {
      expect([value, n, numerator, lower, upper, method]).toEqual([null, null, null, null, null, null]);
    }
  });

  it('A6 solves for all studios from every published count: no class of them is determined', async () => {
    const rows = (await Promise.all(['total', 'city-tier', 'persona', 'budget'].map((id) => rowsOf(id)))).flat();
    expect(rows.filter(({ status }) => status === 'published').length).toBeGreaterThan(10);
    expect(determinedClasses(rows, members)).toEqual([]);
    // The control: the same solver on a release that hides nothing finds every cell.
    const leaky: Row[] = (await rowsOf('city-tier')).map((row) => ({ ...row, status: 'published' }));
    expect(determinedClasses(leaky, members)).toHaveLength(9);
  });

  it('A7 looks for a group that is silent as a whole: it is hidden though it is large', async () => {
    const silent = members.map((member) =>
      member.city === 'S' && member.rankPercent === THIRDS[0] ? { ...member, replied: false } : member,
    );
    await release('silent-w1', silent);
    expect(known(await rowsOf('city-tier', 'silent-w1'), { city: 'S', tier: TIERS[0] })).toBeNull();
  });

  it('A8 knows his own answer: the others of his cell stay open', async () => {
    const rows = await rowsOf('city-tier');
    const table = flatten(cityByTier(UNITS));
    const places = ['S', 'M', 'O'].flatMap((city) => TIERS.map((tier) => ({ city, tier })));
    const hidden = places.flatMap((cell, i) => (known(rows, cell) === null ? [i] : []));
    const { low, high } = outsiderBounds(table);
    const own = 6;
    expect(hidden).toContain(own);
    const [least, most] = cellRange(table, hidden, own, { low: low.with(own, 1), high });
    expect([least - 1, most - 1]).toEqual([0, 3]);
  });

  it('A9 takes his price from a mean of a few: fewer than ten quotes have no figure', async () => {
    const snapshot = snapshotOf(members, 'priced-w1');
    const observations = snapshot.observations.map((one, n) => ({
      ...one,
      price:
        one.disposition === 'SUBSTANTIVE' && n % 30 === 0
          ? { minor: 45_000_000, currency: 'RUB', form: 'point' as const }
          : null,
    }));
    await forcePublish(deps, { ...snapshot, observations });
    const prices = await rowsOf('prices', 'priced-w1');
    expect(prices.length).toBeGreaterThan(0);
    expect(prices.map(({ status, n, value }) => [status, n, value])).toEqual(
      prices.map(() => ['suppressed', null, null]),
    );
  });

  it('A11 finds the same figures in the rows, the document and the CSV file', async () => {
    const { rows } = (await get('attacked-w1/1')).json<{ rows: Row[] }>();
    for (const id of ['total', 'city-tier', 'persona']) {
      expect(await rowsOf(id)).toEqual(rows.filter(({ table }) => table === id));
      const csv: Record<string, string>[] = parse((await get(`attacked-w1/1/files/data/${id}.csv`)).body, {
        columns: true,
      });
      expect(csv.map(({ value }) => value)).toEqual(
        (await rowsOf(id)).map(({ value }) => (value === null ? '' : String(value))),
      );
    }
  });

  it('A12 compares shapes, order and headers: hidden rows keep their place whatever the answers', async () => {
    const otherwise = UNITS.map((unit, n) => memberOf({ ...unit, replied: n % 2 === 0 }));
    await release('otherwise-w1', otherwise);
    const shape = (rows: readonly Row[]) => rows.map((row) => [row.key, Object.keys(row).toSorted().join()]);
    expect(shape(await rowsOf('city-tier', 'otherwise-w1'))).toEqual(shape(await rowsOf('city-tier')));
    const shown = await get(`attacked-w1/1/tables/city-tier?city=S&tier=${TIERS[2]}`);
    const hidden = await get(`attacked-w1/1/tables/city-tier?city=O&tier=${TIERS[0]}`);
    expect([shown.statusCode, hidden.statusCode]).toEqual([200, 200]);
    expect(Object.keys(hidden.headers)).toEqual(Object.keys(shown.headers));
  });

  it('A13 watches refusals: they are the same whatever the answers', async () => {
    for (const path of ['tables/city-persona', 'tables/persona?persona=3', 'tables/city-tier?city=O&budget=hi']) {
      const [one, other] = [await get(`attacked-w1/1/${path}`), await get(`otherwise-w1/1/${path}`)];
      const said = ({ code, title, remedy }: { code: string; title: string; remedy: string }) => [code, title, remedy];
      expect(said(one.json())).toEqual(said(other.json()));
      expect(one.statusCode).toBe(404);
    }
  });
});
