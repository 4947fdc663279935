import { expect, it } from 'vitest';
import type { BenchRun } from '../../../scripts/bench/table/bench-run.ts';
import { changeLines, tableLines } from '../../../scripts/bench/table/table-lines.ts';

const run = (rows: BenchRun['rows'], processor = 'A'): BenchRun => ({
  date: '2026-11-22T00:00:00.000Z',
  commit: 'f'.repeat(40),
  changed: false,
  machine: { processor, cores: 2, gigabytes: 24, kernel: '6' },
  node: '24',
  postgres: '18',
  load: { before: 0.1, after: 0.2 },
  rows,
});
const forms = { suite: 'forms', ours: 18, bare: 20, unit: 'runs/min', target: { atLeast: 0.8 } };
const measures = { suite: 'measures 1e6', ours: 3.2, bare: 2, unit: 's of processor', target: { atMost: 1.5 } };

it('the table says how far each ratio is from its target, below zero where it is missed', () => {
  expect(tableLines(run([forms, measures]))).toEqual([
    'suite         ours   bare   unit            ratio  target  distance',
    'forms         18.00  20.00  runs/min        0.90   ≥ 0.80  +0.10',
    'measures 1e6  3.20   2.00   s of processor  1.60   ≤ 1.50  −0.10',
  ]);
});

it('a comparison shows the change of each ratio, what is new and what is gone', () => {
  const lines = changeLines(run([forms, { ...forms, suite: 'old' }]), run([{ ...forms, ours: 16.2 }, measures], 'B'));
  expect(lines.slice(2)).toEqual([
    'the machines differ: ratios may be compared, seconds may not',
    'suite         ratio then  ratio now  change    target  distance now',
    'forms         0.90        0.81       −10.00 %  ≥ 0.80  +0.01',
    'measures 1e6  –           1.60       new       ≤ 1.50  −0.10',
    'no longer measured: old',
  ]);
});
