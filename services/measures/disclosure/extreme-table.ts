import type { FlatTable } from './rate-table.ts';

/** Bounds that somebody knows for the replies of each cell: 0…n for an outsider, tighter for an insider. */
export type CellBounds = { readonly low: readonly number[]; readonly high: readonly number[] };

export function outsiderBounds({ n }: FlatTable): CellBounds {
  return { low: n.map(() => 0), high: n };
}

/**
 * Spare capacity between rows (nodes 0…R-1) and columns (R…R+C-1): column → row lets a cell fall to its lower bound,
 * row → column lets it rise to its upper one. Published cells and the target carry nothing.
 */
function spareCapacity(
  table: FlatTable,
  suppressed: readonly number[],
  target: number,
  bounds: CellBounds,
): Float64Array[] {
  const size = table.R + table.C;
  const spare = Array.from({ length: size }, () => new Float64Array(size));
  for (const cell of suppressed) {
    if (cell === target) continue;
    const row = Math.floor(cell / table.C);
    const column = table.R + (cell % table.C);
    const x = table.x[cell] ?? 0;
    (spare[column] as Float64Array)[row] = x - (bounds.low[cell] ?? 0);
    (spare[row] as Float64Array)[column] = (bounds.high[cell] ?? 0) - x;
  }
  return spare;
}

/** Nodes by which a shortest path reaches `to`, or null. */
function shortestPath(spare: readonly Float64Array[], from: number, to: number): number[] | null {
  const cameFrom = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let node = queue.shift(); node !== undefined && !cameFrom.has(to); node = queue.shift()) {
    for (let next = 0; next < spare.length; next++) {
      if ((spare[node]?.[next] ?? 0) <= 0 || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return null;
  const path = [to];
  for (let at = cameFrom.get(to) ?? -1; at >= 0; at = cameFrom.get(at) ?? -1) path.unshift(at);
  return path;
}

/** Pushes up to `most` from one node to the other; the spare capacities then describe the changed table. */
function pushFlow(spare: readonly Float64Array[], from: number, to: number, most: number): number {
  let pushed = 0;
  while (pushed < most) {
    const path = shortestPath(spare, from, to);
    if (path === null) break;
    const steps = path.slice(1).map((node, i) => [path[i] ?? 0, node] as const);
    const amount = steps.reduce((least, [a, b]) => Math.min(least, spare[a]?.[b] ?? 0), most - pushed);
    for (const [a, b] of steps) {
      (spare[a] as Float64Array)[b] = (spare[a]?.[b] ?? 0) - amount;
      (spare[b] as Float64Array)[a] = (spare[b]?.[a] ?? 0) + amount;
    }
    pushed += amount;
  }
  return pushed;
}

/**
 * The table with the least or the greatest possible value of the target among all whole-number tables that agree with
 * what is published (all cells but the suppressed, all margins) and with the bounds. Exact: max = x + min(high - x,
 * maxflow(column → row)), and the other way for min. Source: Gusfield 1988; Ford & Fulkerson 1956.
 */
export function extremeTable(
  table: FlatTable,
  suppressed: readonly number[],
  target: number,
  end: 'low' | 'high',
  bounds: CellBounds = outsiderBounds(table),
): number[] {
  const row = Math.floor(target / table.C);
  const column = table.R + (target % table.C);
  const x = table.x[target] ?? 0;
  const spare = spareCapacity(table, suppressed, target, bounds);
  const extreme = [...table.x];
  if (end === 'high') extreme[target] = x + pushFlow(spare, column, row, (bounds.high[target] ?? 0) - x);
  else extreme[target] = x - pushFlow(spare, row, column, x - (bounds.low[target] ?? 0));
  for (const cell of suppressed) {
    if (cell === target) continue;
    const up = spare[Math.floor(cell / table.C)]?.[table.R + (cell % table.C)] ?? 0;
    extreme[cell] = (bounds.high[cell] ?? 0) - up;
  }
  return extreme;
}

export type Range = readonly [min: number, max: number];

/** What a reader with these bounds can say about a suppressed cell. */
export function cellRange(
  table: FlatTable,
  suppressed: readonly number[],
  target: number,
  bounds: CellBounds = outsiderBounds(table),
): Range {
  const least = extremeTable(table, suppressed, target, 'low', bounds)[target] ?? 0;
  const greatest = extremeTable(table, suppressed, target, 'high', bounds)[target] ?? 0;
  return [least, greatest];
}
