import { elementAt } from '../element-at.ts';
import type { DelayCounts } from './delay-counts.ts';

/** One distinct event time with those at risk just before it and its events by cause 1…k. */
export type CauseRow = {
  readonly t: number;
  readonly atRisk: number;
  readonly events: number;
  readonly byCause: readonly number[];
};

/** Rows of the times with an event, in order. All causes at one time share its risk set; events precede censorings. */
export function causeRows({ time, censored, byCause }: DelayCounts): CauseRow[] {
  const rows: CauseRow[] = [];
  let atRisk = 0;
  for (let i = time.length - 1; i >= 0; i--) {
    let events = 0;
    for (const column of byCause) events += elementAt(column, i);
    atRisk += events + elementAt(censored, i);
    if (events === 0) continue;
    rows.push({ t: elementAt(time, i), atRisk, events, byCause: byCause.map((column) => elementAt(column, i)) });
  }
  return rows.reverse();
}

/** How many delays were counted. */
export function countedDelays({ censored, byCause }: DelayCounts): number {
  return [censored, ...byCause].reduce((sum, column) => sum + column.reduce((all, count) => all + count, 0), 0);
}
