import { expect, it } from 'vitest';
import type { Asked } from '../../../scripts/bench/scale/slow-sites.ts';
import { impoliteness, visitsOf } from '../../../scripts/bench/scale/visits.ts';

const asked = (host: string, worker: number, path: string, at: number, method = 'GET'): Asked => ({
  host,
  worker,
  path,
  method,
  at,
  endedAt: at + 10,
});
const stay = (host: string, worker: number, from: number): Asked[] => [
  asked(host, worker, '/robots.txt', from),
  asked(host, worker, '/', from + 20),
  asked(host, worker, '/', from + 40, 'POST'),
];
const faultsOf = (ledger: readonly Asked[], coolingDown: readonly string[] = []): string[] =>
  impoliteness(visitsOf(ledger), new Set(coolingDown));

it('a stay goes from robots.txt to the end of the last answer', () => {
  expect(visitsOf([...stay('a.test', 0, 100), ...stay('a.test', 0, 500)])).toEqual([
    { host: 'a.test', worker: 0, from: 100, to: 150, posts: 1 },
    { host: 'a.test', worker: 0, from: 500, to: 550, posts: 1 },
  ]);
});

it('two stays one after the other are polite, and so are two at different sites at once', () => {
  expect(faultsOf([...stay('a.test', 0, 100), ...stay('a.test', 1, 151), ...stay('b.test', 2, 100)])).toEqual([]);
});

it('two stays at one site at once are told', () => {
  expect(faultsOf([...stay('a.test', 0, 100), ...stay('a.test', 1, 149)])).toEqual([
    'a.test: two stays at once for 1 ms',
  ]);
});

it('a form that is sent twice in one stay is told', () => {
  expect(faultsOf([...stay('a.test', 0, 100), asked('a.test', 0, '/', 160, 'POST')])).toHaveLength(1);
});

it('a second inquiry within the cool-down is told', () => {
  const ledger = [...stay('a.test', 0, 100), ...stay('a.test', 1, 500)];
  expect(faultsOf(ledger)).toEqual([]);
  expect(faultsOf(ledger, ['a.test'])).toEqual(['a.test: 2 inquiries within its cool-down']);
});
