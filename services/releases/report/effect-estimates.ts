import { clusteredEffect, type OwnedUnit } from '../../measures/effects/clustered-effect.ts';
import type { TwoByTwo } from '../../measures/effects/fisher-exact.ts';
import { holm } from '../../measures/effects/holm.ts';
import { stratifiedEffect } from '../../measures/effects/stratified-effect.ts';
import { rmstDifference } from '../../measures/survival/rmst-difference.ts';
import { isCounted, isReply, type Settled } from './answer-rates.ts';
import { ownerOf } from './counted-share.ts';
import { delayTest } from './delay-test.ts';
import { type EffectsReport, FACTORS, type Factor } from './effects-schema.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { type FollowedDelays, waitsOf } from './followed-delays.ts';
import { estimate } from './make-estimate.ts';
import { THRESHOLDS } from './thresholds.ts';

const DAY = 1440;
export type EffectTerms = { readonly windowDays: number; readonly seed: string; readonly now: Date };

type Pair = {
  readonly factor: Factor;
  readonly level: string;
  readonly base: string;
  readonly own: readonly Settled[];
};

/**
 * Intention to treat: inquiries of the denominator of AR2 by assigned arm. Confirmatory: the Mantel–Haenszel difference of AR2 with its exact
 * conditional p. Secondary: the difference of mean waiting times with the p of the stratified log-rank statistic. Holm within each.
 */
export function effectEstimates(settled: readonly Settled[], terms: EffectTerms, from: Provenance): EffectsReport {
  const pairs = FACTORS.flatMap((factor) => pairsOf(factor, settled.filter(isCounted)));
  const rows = pairs.map((pair) => compare(pair, terms, from));
  const rates = holm(rows.map(({ AR2Test }) => AR2Test.p)).adjusted;
  const delays = holm(rows.map(({ delayTest }) => delayTest.p)).adjusted;
  return rows.map((row, i) => ({
    ...row,
    AR2Test: { ...row.AR2Test, holm: rates[i] ?? null },
    delayTest: { ...row.delayTest, holm: delays[i] ?? null },
  }));
}

function pairsOf(factor: Factor, counted: readonly Settled[]): Pair[] {
  const levels = [...new Set(counted.map(({ facts }) => facts.arm[factor]))].toSorted();
  const [base, ...others] = levels;
  if (base === undefined) return [];
  return others.map((level) => {
    const own = counted.filter(({ facts }) => facts.arm[factor] === level || facts.arm[factor] === base);
    return { factor, level, base, own };
  });
}

function compare(pair: Pair, terms: EffectTerms, from: Provenance): EffectsReport[number] {
  const { factor, level, base, own } = pair;
  const units = own.map(
    (one): OwnedUnit => ({
      stratum: one.facts.stratum,
      arm: one.facts.arm[factor] === level ? 1 : 0,
      yes: isReply(one),
      owner: ownerOf(one.facts),
    }),
  );
  const tables = tablesOf(units);
  const effect = stratifiedEffect(tables);
  return {
    factor,
    level,
    base,
    strata: tables.length,
    AR2: rateEffect(units, tables, effect, from),
    AR2Test: {
      method: 'exact_conditional',
      p: effect.permExactP,
      holm: null,
      permutations: null,
      stream: null,
    },
    ...delayEffect(pair, terms, from),
  };
}

function tablesOf(units: readonly OwnedUnit[]): TwoByTwo[] {
  return [...Map.groupBy(units, ({ stratum }) => stratum).values()].map((members) => {
    const count = (arm: 0 | 1, yes: boolean): number =>
      members.filter((one) => one.arm === arm && one.yes === yes).length;
    return [
      [count(1, true), count(1, false)],
      [count(0, true), count(0, false)],
    ];
  });
}

function rateEffect(
  units: readonly OwnedUnit[],
  tables: readonly TwoByTwo[],
  effect: ReturnType<typeof stratifiedEffect>,
  from: Provenance,
): Estimate {
  const { mhRiskDifference, lower, upper } = effect;
  const plain = {
    definition: 'AR2_effect',
    unit: 'share',
    value: mhRiskDifference,
    n: units.length,
    denominatorName: 'both_arms',
  } as const;
  const sizes = ([0, 1] as const).map((arm) => units.filter((one) => one.arm === arm).length);
  if (mhRiskDifference === null) return estimate(plain, 'nothing_counted', from);
  if (Math.min(...sizes) < THRESHOLDS.shareInterval) return estimate(plain, 'too_few_cases', from);
  if (new Set(units.map(({ owner }) => owner)).size === units.length) {
    const both = tables.filter(([[a, b], [c, d]]) => a + b > 0 && c + d > 0).length;
    return estimate(plain, { method: both === 1 ? 'newcombe_10' : 'mantel_haenszel_sato', lower, upper }, from);
  }
  const clustered = clusteredEffect(units);
  const bounds = { method: 'mantel_haenszel_by_owners', lower: clustered.lower, upper: clustered.upper };
  return estimate(plain, clustered.groups < THRESHOLDS.shareInterval ? 'too_few_owners' : bounds, from);
}

function delayEffect(
  { factor, level, base, own }: Pair,
  { windowDays, seed, now }: EffectTerms,
  from: Provenance,
): Pick<EffectsReport[number], 'meanWaiting' | 'delayTest'> {
  const followed = waitsOf(
    own.map(({ facts }) => facts),
    now,
  ).waits.map(({ facts, from: start, to, answered }) => ({
    minutes: Math.max(0, to - start) / 60_000,
    answered: answered ? (1 as const) : (0 as const),
    stratum: facts.stratum,
    arm: facts.arm[factor] === level ? (1 as const) : (0 as const),
  }));
  const delaysOf = (rows: typeof followed): FollowedDelays => ({
    time: rows.map(({ minutes }) => minutes),
    status: rows.map(({ answered }) => answered),
    clockFaults: 0,
  });
  const [first, second] = [1, 0].map((arm) => delaysOf(followed.filter((one) => one.arm === arm))) as [
    FollowedDelays,
    FollowedDelays,
  ];
  return {
    meanWaiting: waitEffect(first, second, windowDays, from),
    delayTest: delayTest(followed, `${seed}|perm|${factor}|${level}|${base}`),
  };
}

function waitEffect(first: FollowedDelays, second: FollowedDelays, windowDays: number, from: Provenance): Estimate {
  const { diff, lower, upper } = rmstDifference(first, second, windowDays * DAY);
  const n = first.time.length + second.time.length;
  const plain = {
    definition: 'T_human_rmst_effect',
    unit: 'minutes',
    value: diff,
    n,
    denominatorName: 'both_arms_followed',
  } as const;
  const events = ({ status }: FollowedDelays): number => status.filter((one) => one === 1).length;
  if (diff === null) return estimate(plain, 'nothing_counted', from);
  if (Math.min(first.time.length, second.time.length) < THRESHOLDS.delayInterval)
    return estimate(plain, 'too_few_cases', from);
  if (Math.min(events(first), events(second)) < THRESHOLDS.delayEvents || lower === null)
    return estimate(plain, 'too_few_events', from);
  return estimate(plain, { method: 'normal_greenwood', lower, upper }, from);
}
