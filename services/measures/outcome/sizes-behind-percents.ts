import { fittingSizes } from './fitting-sizes.ts';
import { countFor, roundsTo } from './rounded-percent.ts';

/** Percents of a pie over n, further percents over the same n, and one over the part of the pie that is not `rest`. */
export type PublishedPercents = {
  /** Make 100 together; the last is the rest. */
  readonly pie: readonly number[];
  readonly ofAll: readonly number[];
  readonly ofPart: number;
};

export type SizesBehind = {
  /** Sizes that fit the pie alone. */
  readonly pie: readonly number[];
  /** Sizes that fit every percent at once. */
  readonly all: readonly number[];
};

/**
 * All sample sizes up to nMax that fit whole percents which were published without one: the pie alone (see `fittingSizes`), and
 * the pie with shares of all and a share of those outside its rest.
 */
export function sizesBehindPercents({ pie, ofAll, ofPart }: PublishedPercents, nMax: number): SizesBehind {
  const rest = pie.at(-1) ?? 0;
  const parts = (n: number): number[] =>
    Array.from({ length: n + 1 }, (_, silent) => silent).flatMap((silent) =>
      roundsTo(silent, n, rest) ? [n - silent] : [],
    );
  const sizes = (percents: readonly number[]): readonly number[] => fittingSizes(percents, nMax, pie.length).fitting;
  return {
    pie: sizes(pie),
    all: sizes([...pie, ...ofAll]).filter((n) => parts(n).some((part) => countFor(ofPart, part) !== null)),
  };
}
