import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fisherExact } from '../../../../services/measures/effects/fisher-exact.ts';
import { holm } from '../../../../services/measures/effects/holm.ts';
import type { Row } from '../../../../services/releases/cube/row.ts';
import { releaseFiles } from '../../../../services/releases/package/release-files.ts';
import { buildDocument } from '../../../../services/releases/release/build-document.ts';
import { faultsOf } from '../../../../services/releases/release/release-gate.ts';
import type { Observation, Snapshot } from '../../../../services/releases/snapshot/snapshot.ts';
import { canonicalBytes, readSnapshot, sha256 } from '../../../../services/releases/snapshot/snapshot-bytes.ts';
import { practiceSnapshot } from './practice-snapshot.ts';

const built = new WeakMap<Snapshot, readonly Row[]>();
/** Built once for each snapshot: it takes seconds while coverage is counted. */
function rowsOf(snapshot: Snapshot): readonly Row[] {
  const rows = built.get(snapshot) ?? buildDocument(snapshot).document.rows;
  built.set(snapshot, rows);
  return rows;
}
const total = (snapshot: Snapshot, variable: string): Row | undefined =>
  rowsOf(snapshot).find((row) => row.table === 'total' && row.variable === variable);
const changed = (snapshot: Snapshot, change: (one: Observation, n: number) => Observation): Snapshot => ({
  ...snapshot,
  observations: snapshot.observations.map(change),
});
const details = (one: Observation, given: Partial<NonNullable<Observation['details']>>): Observation =>
  one.details === undefined ? one : { ...one, details: { ...one.details, ...given } };

describe('a snapshot of format 1', () => {
  it('gives the bytes that it gave when it was the only one', () => {
    const read = readSnapshot(readFileSync('test/fixtures/releases/snapshot-format-1.json'));
    if (read.kind !== 'read') throw new Error(read.faults.join());
    const release = buildDocument(read.snapshot);
    expect(release.sha256).toBe('1d22a50755b3a14065176b59a69bc96a150965cb44a1f46f625ecfac8064760f');
    expect(sha256(release.proofs)).toBe('d33a37f9323b5f6ee224ee5d121ef5719682248ec20012848343b71957114186');
    const files = new Map(
      releaseFiles(release.document, release.bytes).map(({ path, bytes }) => [path, sha256(bytes)]),
    );
    expect(files.get('data/total.csv')).toBe('824e11fd2a764a145c4675eb010d18d272548ea30cd6a167f3d8f61ae1cd75a0');
    expect(files.get('csv-metadata.json')).toBe('d481a02b25f2f80b566c18b06f6eed05f36d4c435203e2063a6ac00667f8896d');
  });

  it('may hold nothing of format 2, nor the other way round', () => {
    const [one, two] = [practiceSnapshot('a'), practiceSnapshot('a', { format: 2 })];
    expect(readSnapshot(canonicalBytes(two)).kind).toBe('read');
    const mixed = [
      { ...two, format: 'zerkalo-snapshot/1' as const },
      { ...one, format: 'zerkalo-snapshot/2' as const },
      changed(two, ({ details: _, ...rest }, n) => (n === 5 ? rest : (two.observations[n] ?? { ...rest }))),
    ];
    for (const snapshot of mixed) expect(readSnapshot(canonicalBytes(snapshot)).kind).toBe('not_a_snapshot');
  });
});

describe('a release of a snapshot of format 2', () => {
  const snapshot = practiceSnapshot('format-2', { format: 2 });
  const rows = rowsOf(snapshot);

  it('tells the headline with and without, each share with its counts and interval', () => {
    const [AR2, doubted, without] = ['AR2', 'doubted', 'AR2_without_doubted'].map((id) => total(snapshot, id));
    expect(doubted).toMatchObject({
      status: 'published',
      denominator: 'answerers',
      n: AR2?.numerator,
      method: 'wilson',
    });
    const s = doubted?.numerator ?? 0;
    expect(without).toMatchObject({ numerator: (AR2?.numerator ?? 0) - s, n: (AR2?.n ?? 0) - s });
    const machine = total(snapshot, 'machine_composed');
    expect(total(snapshot, 'AR2_machine_not_counted')).toMatchObject({
      numerator: (AR2?.numerator ?? 0) - (machine?.numerator ?? 0),
      n: AR2?.n,
    });
  });

  it('hides both where the doubted are fewer than three, none included', () => {
    for (const many of [0, 1, 2, 3]) {
      let left = many;
      const few = changed(snapshot, (one) => {
        const doubts = one.delay?.answered === true && left > 0;
        if (doubts) left -= 1;
        return details(one, { doubt: doubts ? 1 : 0 });
      });
      const states = ['doubted', 'AR2_without_doubted'].map((id) => total(few, id)?.status);
      expect(states, String(many)).toEqual(many < 3 ? ['suppressed', 'suppressed'] : ['published', 'published']);
    }
  });

  it('hides doubt that is told apart from the printed codes by one or two studios', () => {
    const doubting = snapshot.observations.filter((one) => (one.details?.doubt ?? 0) > 0).map(({ unit }) => unit);
    const silent = snapshot.observations.filter((one) => one.delay?.answered === false).map(({ unit }) => unit);
    const coded = (units: readonly string[]): Snapshot => ({
      ...snapshot,
      codes: [...snapshot.codes, ...units.map((unit) => ({ unit, item: 'suspicion', value: 1 }))],
    });
    expect(total(coded(doubting), 'doubted')?.status).toBe('published');
    expect(total(coded([...doubting, ...silent.slice(0, 1)]), 'doubted')?.status).toBe('suppressed');
    expect(total(coded([...doubting, ...silent.slice(0, 3)]), 'doubted')?.status).toBe('published');
  });

  it('prints every clock in both times, and working time only where every day has a calendar', () => {
    expect(total(snapshot, 'delay_quote_median')).toMatchObject({ unit: 'hours' });
    expect(total(snapshot, 'working_human_median')).toMatchObject({ unit: 'working_hours', status: 'published' });
    expect(total(snapshot, 'delay_complete_median')?.status).toBe('nothing_counted');
    const blind = changed(snapshot, (one, n) => (n === 0 ? { ...one, businessMinutes: null } : one));
    expect(total(blind, 'working_human_median')?.status).toBe('not_available');
    expect(total(blind, 'delay_median')?.status).toBe('published');
  });

  it('adds exact p-values that follow from the printed counts alone, and Holm over those', () => {
    const made = rows.filter(({ variable }) => variable === 'AR2_difference_p');
    expect(made.filter(({ status }) => status === 'published').length).toBeGreaterThan(1);
    const { adjusted } = holm(made.map(({ status, value }) => (status === 'published' ? value : null)));
    const holms = rows.filter(({ variable }) => variable === 'AR2_difference_p_holm').map(({ value }) => value);
    expect(holms).toEqual(adjusted.map((p) => (p === null ? null : Math.round(p * 1000) / 1000)));
    const cell = (value: string): Row | undefined =>
      rows.find((row) => row.table === 'persona' && row.variable === 'AR2' && row.cell.persona === value);
    const counts = ['marketer', 'director'].map((value) => {
      const { numerator = 0, n = 0 } = cell(value) ?? {};
      return [numerator ?? 0, (n ?? 0) - (numerator ?? 0)] as const;
    });
    const [one = [0, 0], base = [0, 0]] = counts;
    const printed = made.find(({ table }) => table === 'persona')?.value ?? Number.NaN;
    const { p } = fisherExact([[...one], [...base]] as never);
    expect(Math.abs(printed - (p ?? 0))).toBeLessThan(0.2);
  });

  it('counts owners, not studios, where these share one', () => {
    const owned = changed(snapshot, (one, n) =>
      details(one, { owner: n < 120 ? `o${String(Math.floor(n / 4) + 1).padStart(5, '0')}` : null }),
    );
    const AR2 = total(owned, 'AR2');
    expect(AR2).toMatchObject({ method: 'wilson_by_owners', value: total(snapshot, 'AR2')?.value });
    const few = changed(snapshot, (one, n) => details(one, { owner: `o0000${n % 9}` }));
    expect(total(few, 'AR2')?.status).toBe('suppressed');
    const published = rowsOf(few).filter(({ status, variable }) => status === 'published' && variable === 'AR2');
    expect(published).toEqual([]);
  });

  it('holds the prices of one owner together, and prints none of fewer than ten owners', () => {
    const inOneArm = changed(snapshot, (one) => ({ ...one, arm: { ...one.arm, budget: 'one' } }));
    const median = (of: Snapshot): Row | undefined => rowsOf(of).find(({ variable }) => variable === 'price_median');
    expect(median(inOneArm)).toMatchObject({ status: 'published', method: 'order_statistics' });
    const shared = (owners: number): Snapshot =>
      changed(inOneArm, (one, n) => details(one, { owner: `o${String((n % owners) + 1).padStart(5, '0')}` }));
    const { value, n } = median(inOneArm) ?? {};
    expect(median(shared(44))).toMatchObject({ status: 'published', method: 'woodruff_by_owners', value, n });
    expect(median(shared(9))).toMatchObject({ status: 'suppressed', value: null, n: null });
  });

  it('passes the gate and answers the critics of suspicion, detection and the stated day', () => {
    const built = buildDocument(snapshot);
    expect(faultsOf(built, null, snapshot).filter(({ code }) => code !== 'GAP')).toEqual([]);
    const lines = new Map(built.document.completeness.map(({ id, status }) => [id, status]));
    expect([lines.get('suspicion'), lines.get('detection')]).toEqual(['answered', 'answered']);
    expect(built.document.calendars).toHaveLength(1);
    const units = new Set(built.document.rows.map(({ unit }) => unit));
    expect(units).toContain('working_hours');
    const published = built.document.rows.filter(({ status }) => status === 'published');
    expect(published.every(({ n, denominator }) => n !== null && denominator !== '')).toBe(true);
  });
});
