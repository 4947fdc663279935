import { percentConsistency } from './percent-consistency.ts';

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

/** Whether `part` of `whole` rounds (half up) to the whole percent. */
function roundsTo(part: number, whole: number, percent: number): boolean {
  return whole > 0 && Math.floor((200 * part + whole) / (2 * whole)) === percent;
}

function anyPart(whole: number, percent: number): boolean {
  const near = Math.round((percent * whole) / 100);
  return [near - 1, near, near + 1].some((part) => part >= 0 && part <= whole && roundsTo(part, whole, percent));
}

/**
 * All sample sizes up to nMax that fit whole percents which were published without one: the pie alone (see `percentConsistency`), and
 * the pie with shares of all and a share of those outside its rest.
 */
export function sizesBehindPercents({ pie, ofAll, ofPart }: PublishedPercents, nMax: number): SizesBehind {
  const { possibleN } = percentConsistency(pie, nMax);
  const rest = pie.at(-1) ?? 0;
  const parts = (n: number): number[] =>
    Array.from({ length: n + 1 }, (_, silent) => silent).flatMap((silent) =>
      roundsTo(silent, n, rest) ? [n - silent] : [],
    );
  return {
    pie: possibleN,
    all: possibleN.filter(
      (n) => ofAll.every((percent) => anyPart(n, percent)) && parts(n).some((part) => anyPart(part, ofPart)),
    ),
  };
}
