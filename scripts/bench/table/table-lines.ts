import type { BenchRun } from './bench-run.ts';
import { type Compared, distanceOf, ratioOf } from './compared.ts';

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const targetOf = ({ target }: Compared): string =>
  'atLeast' in target ? `≥ ${target.atLeast.toFixed(2)}` : `≤ ${target.atMost.toFixed(2)}`;
const few = (value: number): string => (value >= 100 ? String(Math.round(value)) : value.toFixed(2));

/** The table of one run: suite, ours, bare, ratio, target, distance to the target (below zero: missed). */
export function tableLines({ rows }: Pick<BenchRun, 'rows'>): string[] {
  const head = ['suite', 'ours', 'bare', 'unit', 'ratio', 'target', 'distance'];
  const lines = rows.map((row) => [
    row.suite,
    few(row.ours),
    few(row.bare),
    row.unit,
    ratioOf(row).toFixed(2),
    targetOf(row),
    signed(distanceOf(row)),
  ]);
  return aligned([head, ...lines]);
}

/** What changed from one run to another: ratios, which bear a change of machine, and how much nearer to the target they are. */
export function changeLines(old: BenchRun, now: BenchRun): string[] {
  const before = new Map(old.rows.map((row) => [row.suite, row]));
  const head = ['suite', 'ratio then', 'ratio now', 'change', 'target', 'distance now'];
  const lines = now.rows.map((row) => {
    const earlier = before.get(row.suite);
    const change = earlier === undefined ? 'new' : `${signed(100 * (ratioOf(row) / ratioOf(earlier) - 1))} %`;
    const then = earlier === undefined ? '–' : ratioOf(earlier).toFixed(2);
    return [row.suite, then, ratioOf(row).toFixed(2), change, targetOf(row), signed(distanceOf(row))];
  });
  const here = new Set(now.rows.map(({ suite }) => suite));
  const gone = old.rows.filter(({ suite }) => !here.has(suite)).map(({ suite }) => `no longer measured: ${suite}`);
  return [...[old, now].map(circumstancesLine), ...differences(old, now), ...aligned([head, ...lines]), ...gone];
}

function circumstancesLine({ date, commit, changed, machine, node, postgres, load }: BenchRun): string {
  const code = commit === null ? 'no clone' : `${commit.slice(0, 10)}${changed ? ' with changes' : ''}`;
  return `${date}  ${code}  ${machine.cores} cores of ${machine.processor}, ${machine.gigabytes} GB, Node ${node}, PostgreSQL ${postgres}, load ${load.before} to ${load.after}`;
}

function differences(old: BenchRun, now: BenchRun): string[] {
  const same = old.machine.processor === now.machine.processor && old.machine.cores === now.machine.cores;
  return same ? [] : ['the machines differ: ratios may be compared, seconds may not'];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
