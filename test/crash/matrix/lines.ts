import { cells, nameOf, queues } from './cells.ts';
import type { MatrixFigures } from './trial.ts';

/** The matrix as a person reads it: kills by cell and queue, what became of the contacts, and every fault. */
export function matrixLines({ seed, seconds, totals, cells: kills, short, faults }: MatrixFigures): string[] {
  const row = (name: string, values: readonly (string | number)[]): string =>
    `${name.padEnd(24)}${values.map((value) => String(value).padStart(10)).join('')}`;
  return [
    `seed ${seed}, ${seconds} s`,
    '',
    row('point / kind', queues),
    ...cells.map((cell) =>
      row(
        `${cell.point} / ${cell.kind}`,
        queues.map((queue) => kills[nameOf(cell, queue)] ?? '-'),
      ),
    ),
    '',
    ...Object.entries(totals).map(([name, value]) => row(name, [value])),
    '',
    short.length === 0 ? 'every cell has its least number of kills' : `too few kills: ${short.join(', ')}`,
    ...(faults.length === 0 ? ['no faults'] : faults.map((fault) => `FAULT ${fault}`)),
  ];
}
