import { type FlowNetwork, pushFlow } from './flow-network.ts';
import type { FlatTable } from './rate-table.ts';

/** Bounds that somebody knows for the replies of each cell: 0…n for an outsider, tighter for an insider. */
export type CellBounds = { readonly low: readonly number[]; readonly high: readonly number[] };

export function outsiderBounds({ n }: FlatTable): CellBounds {
  return { low: n.map(() => 0), high: n };
}

/**
 * Column → row lets a cell fall to its lower bound, row → column lets it rise to its upper one. Published cells and the
 * target carry nothing.
 */
function networkOf(table: FlatTable, suppressed: readonly number[], target: number, bounds: CellBounds): FlowNetwork {
  const nodes = table.R + table.C;
  const spare = new Array<number>(nodes * nodes).fill(0);
  for (const cell of suppressed) {
    if (cell === target) continue;
    const row = Math.floor(cell / table.C);
    const column = table.R + (cell % table.C);
    const x = table.x[cell] ?? 0;
    spare[column * nodes + row] = x - (bounds.low[cell] ?? 0);
    spare[row * nodes + column] = (bounds.high[cell] ?? 0) - x;
  }
  return { nodes, spare };
}

/** Moves the target towards the end by at most `most` and returns by how much; the network then holds the others. */
function moveTarget(table: FlatTable, network: FlowNetwork, target: number, end: 'low' | 'high', most: number): number {
  const row = Math.floor(target / table.C);
  const column = table.R + (target % table.C);
  return end === 'high' ? pushFlow(network, column, row, most) : pushFlow(network, row, column, most);
}

/** By how much the target's value can differ from the true one towards the end, looking no further than `most`. */
export function leeway(
  table: FlatTable,
  suppressed: readonly number[],
  target: number,
  end: 'low' | 'high',
  bounds: CellBounds,
  most = Number.POSITIVE_INFINITY,
): number {
  const x = table.x[target] ?? 0;
  const room = end === 'high' ? (bounds.high[target] ?? 0) - x : x - (bounds.low[target] ?? 0);
  return moveTarget(table, networkOf(table, suppressed, target, bounds), target, end, Math.min(room, most));
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
  const network = networkOf(table, suppressed, target, bounds);
  const extreme = [...table.x];
  const x = table.x[target] ?? 0;
  if (end === 'high') extreme[target] = x + moveTarget(table, network, target, end, (bounds.high[target] ?? 0) - x);
  else extreme[target] = x - moveTarget(table, network, target, end, x - (bounds.low[target] ?? 0));
  for (const cell of suppressed) {
    if (cell === target) continue;
    const row = Math.floor(cell / table.C);
    const canRise = network.spare[row * network.nodes + table.R + (cell % table.C)] ?? 0;
    extreme[cell] = (bounds.high[cell] ?? 0) - canRise;
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
  const x = table.x[target] ?? 0;
  const down = leeway(table, suppressed, target, 'low', bounds);
  return [x - down, x + leeway(table, suppressed, target, 'high', bounds)];
}
