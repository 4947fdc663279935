import type { Sample } from './sample.ts';

/** A figure in the first and in the last quarter of the weeks, as their medians. */
export type Course = { what: string; first: number; last: number; flat: boolean };

/** More than this share and this much more in the last quarter than in the first is growth: MB of memory, and single handles. */
const allowed = { share: 1.25, megabytes: 25, pieces: 3 };

/** Holds the last quarter of the samples against the first, figure by figure. */
export function coursesOf(samples: readonly Sample[]): Course[] {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const [early, late] = [samples.slice(0, quarter), samples.slice(-quarter)];
  const course = (what: string, of: (sample: Sample) => number | undefined, slack: number): Course => {
    const [first, last] = [early, late].map((part) => middle(part.flatMap((sample) => of(sample) ?? []))) as [
      number,
      number,
    ];
    return { what, first, last, flat: last <= first * allowed.share || last <= first + slack };
  };
  const names = (of: (sample: Sample) => Record<string, number>): string[] => [
    ...new Set(samples.flatMap((sample) => Object.keys(of(sample)))),
  ];
  return [
    ...names(({ memory }) => memory).map((name) =>
      course(`memory ${name}, MB`, ({ memory }) => memory[name], allowed.megabytes),
    ),
    ...names(({ handles }) => handles).map((name) =>
      course(`handles ${name}`, ({ handles }) => handles[name], allowed.pieces),
    ),
    course('PostgreSQL connections', ({ connections }) => connections, allowed.pieces),
    course('Redis memory, MB', ({ redisMegabytes }) => redisMegabytes, allowed.megabytes),
  ];
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
