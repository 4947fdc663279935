import type { RateTable } from '../../../../services/measures/disclosure/rate-table.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';
import type { Row } from '../../../../services/releases/cube/row.ts';
import type { Observation, Snapshot } from '../../../../services/releases/snapshot/snapshot.ts';
import { practiceSnapshot } from './practice-snapshot.ts';

/** One studio as its rankings and its answer know it. */
export type Member = Pick<Observation, 'city' | 'rankPercent' | 'arm'> & { readonly replied: boolean };

/** Rank that lies in the n-th third. */
export const THIRDS = [10, 50, 90] as const;
export const TIERS = ['0-33', '33-67', '67-100'] as const;

/** A closed wave of these studios: whoever replied did so with substance after a day, the others stayed silent. */
export function snapshotOf(members: readonly Member[], slug: string): Snapshot {
  const { protocol, ...practice } = practiceSnapshot('frame of attacks', { studios: 1 });
  const observations = members.map(
    ({ replied, ...member }, n): Observation => ({
      ...member,
      unit: `u${String(n + 1).padStart(5, '0')}`,
      stratum: 'all',
      frames: ['north'],
      probability: 0.5,
      disposition: replied ? 'SUBSTANTIVE' : 'SILENT_DELIVERED',
      rule: 'attack',
      mode: replied ? 'email' : null,
      delay: { minutes: replied ? 1440 : 43_200, answered: replied },
      businessMinutes: replied ? 540 : 9000,
      price: null,
    }),
  );
  const { sampling: _, ...rest } = protocol;
  return { ...practice, release: { ...practice.release, slug }, protocol: rest, observations, codes: [], pairs: [] };
}

/** Studios of a table of up to four cities and three places in the ranking, with writers and wordings drawn by the seed. */
export function membersOf(table: RateTable, seed: string): Member[] {
  const { int } = seededStream(`${seed}|arms`);
  return table.rows.flatMap((city, r) =>
    table.cols.flatMap((_, c) =>
      Array.from({ length: table.n[r]?.[c] ?? 0 }, (_studio, i): Member => {
        const arm = { persona: int(2) === 0 ? 'director' : 'marketer', wording: int(2) === 0 ? 'plain' : 'brief' };
        return {
          city,
          rankPercent: THIRDS[c] ?? null,
          arm: { ...arm, channel: 'form', budget: 'middle' },
          replied: i < (table.x[r]?.[c] ?? 0),
        };
      }),
    ),
  );
}

/** What a reader knows of a cell: nothing, or n and x exactly. */
export type Known = { readonly n: number; readonly x: number } | null;

export function known(rows: readonly Row[], cell: Readonly<Record<string, string>>): Known {
  const row = rows.find(
    ({ variable, cell: own }) =>
      variable === 'AR2' && Object.entries(cell).every(([name, value]) => own[name] === value),
  );
  return row?.n == null || row.numerator === null ? null : { n: row.n, x: row.numerator };
}
