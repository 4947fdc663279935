import { expect, it } from 'vitest';
import { coursesOf } from '../../crash/soak/flatness.ts';
import type { Sample } from '../../crash/soak/sample.ts';

const year = (relay: (week: number) => number, connections: (week: number) => number = () => 15): Sample[] =>
  Array.from({ length: 52 }, (_, week) => ({
    week,
    seconds: week,
    memory: { relay: relay(week) },
    handles: { relay: 28 },
    connections: connections(week),
    redisMegabytes: 2,
  }));
const growing = (samples: readonly Sample[]): string[] =>
  coursesOf(samples).flatMap(({ what, flat }) => (flat ? [] : [what]));

it('a year in which nothing grows is flat, and so is one with a busy week', () => {
  expect(growing(year(() => 130))).toEqual([]);
  expect(growing(year((week) => (week === 50 ? 900 : 130)))).toEqual([]);
});

it('memory that grows by two megabytes a week is told', () => {
  expect(growing(year((week) => 100 + 2 * week))).toEqual(['memory relay, MB']);
});

it('connections that are not given back are told', () => {
  expect(
    growing(
      year(
        () => 130,
        (week) => 15 + Math.floor(week / 4),
      ),
    ),
  ).toEqual(['PostgreSQL connections']);
});
