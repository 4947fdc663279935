import { newcombeDiff } from '../../measures/rates/newcombe-diff.ts';
import { newcombePaired, type PairedCounts } from '../../measures/rates/newcombe-paired.ts';
import { waveDifference } from '../../measures/trend/wave-difference.ts';
import { answerRates, isCounted, isReply, type Settled } from './answer-rates.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { estimate } from './make-estimate.ts';
import { THRESHOLDS } from './thresholds.ts';

/** How two waves are compared: the same studios, other studios, or some of both. */
export type Comparison = 'paired' | 'independent' | 'overlapping';

export type WaveChange = {
  readonly earlier: Estimate;
  readonly later: Estimate;
  readonly comparison: Comparison;
  /** AR2 of the later wave minus that of the earlier, by the comparison named. */
  readonly change: Estimate;
  /** Studios counted in both waves; `firstOnly` answered in the later one only. */
  readonly panel: PairedCounts;
  readonly mcnemarExactP: number | null;
  readonly mcnemarMidP: number | null;
  /** Sampled studios that stayed, left and joined between the waves. */
  readonly studios: { readonly stayed: number; readonly left: number; readonly joined: number };
};

/**
 * Change of AR2 between two closed waves (statistics 8.1): paired where both counted the same studios (Newcombe's method 10 for pairs,
 * McNemar), independent where none is the same (Newcombe's method 10), else with the covariance of the common panel. Two waves are no
 * trend, and nothing here says so. Pure.
 */
export function changeBetweenWaves(
  earlier: readonly Settled[],
  later: readonly Settled[],
  from: Provenance,
): WaveChange {
  const [first, second] = [countedBy(earlier), countedBy(later)];
  const panel = pairsOf(first, second);
  const n12 = panel.bothYes + panel.firstOnly + panel.secondOnly + panel.neither;
  const comparison: Comparison =
    n12 === 0 ? 'independent' : n12 === first.size && n12 === second.size ? 'paired' : 'overlapping';
  const { mcnemarExactP, mcnemarMidP } = newcombePaired(panel);
  return {
    earlier: answerRates(earlier, from).AR2,
    later: answerRates(later, from).AR2,
    comparison,
    change: changeOf(comparison, first, second, panel, from),
    panel,
    mcnemarExactP,
    mcnemarMidP,
    studios: attrition(earlier, later),
  };
}

/** Whether each counted studio answered. */
function countedBy(settled: readonly Settled[]): Map<string, boolean> {
  return new Map(settled.filter(isCounted).map((one) => [one.facts.studioId, isReply(one)]));
}

function pairsOf(first: ReadonlyMap<string, boolean>, second: ReadonlyMap<string, boolean>): PairedCounts {
  const both = [...second].flatMap(([studio, now]) => {
    const then = first.get(studio);
    return then === undefined ? [] : [{ then, now }];
  });
  const count = (now: boolean, then: boolean): number =>
    both.filter((pair) => pair.now === now && pair.then === then).length;
  return {
    bothYes: count(true, true),
    firstOnly: count(true, false),
    secondOnly: count(false, true),
    neither: count(false, false),
  };
}

function changeOf(
  comparison: Comparison,
  first: ReadonlyMap<string, boolean>,
  second: ReadonlyMap<string, boolean>,
  panel: PairedCounts,
  from: Provenance,
): Estimate {
  const tally = (wave: ReadonlyMap<string, boolean>) => ({
    n: wave.size,
    x: [...wave.values()].filter(Boolean).length,
  });
  const [then, now] = [tally(first), tally(second)];
  const found = {
    paired: () => newcombePaired(panel),
    independent: () => newcombeDiff(now.x, now.n, then.x, then.n),
    // The panel as the earlier wave saw it: its own first answers come first.
    overlapping: () =>
      waveDifference(then, now, { ...panel, firstOnly: panel.secondOnly, secondOnly: panel.firstOnly }),
  }[comparison]();
  const method = { paired: 'newcombe_paired', independent: 'newcombe_10', overlapping: 'normal_overlapping' }[
    comparison
  ];
  const plain = {
    definition: 'AR2_change',
    unit: 'share',
    value: found.diff,
    n: then.n + now.n,
    denominatorName: 'both_waves',
  } as const;
  if (found.diff === null) return estimate(plain, 'nothing_counted', from);
  if (Math.min(then.n, now.n) < THRESHOLDS.shareInterval) return estimate(plain, 'too_few_cases', from);
  return estimate(plain, { method, lower: found.lower, upper: found.upper }, from);
}

function attrition(earlier: readonly Settled[], later: readonly Settled[]): WaveChange['studios'] {
  const [before, after] = [earlier, later].map((wave) => new Set(wave.map(({ facts }) => facts.studioId)));
  const stayed = [...(before ?? [])].filter((studio) => after?.has(studio)).length;
  return { stayed, left: (before?.size ?? 0) - stayed, joined: (after?.size ?? 0) - stayed };
}
