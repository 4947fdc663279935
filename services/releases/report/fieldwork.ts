import { tallyDispositions } from '../../measures/outcome/dispositions.ts';
import { type DispositionClass, outcomeRates } from '../../measures/outcome/outcome-rates.ts';
import { stratifiedProportion } from '../../measures/rates/stratified-proportion.ts';
import { isCounted, isIn, isReply, type Settled } from './answer-rates.ts';
import { shareOf } from './counted-share.ts';
import { debriefEstimate, type SaidReason } from './debrief-estimate.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { FieldworkReport } from './fieldwork-schema.ts';
import { estimate } from './make-estimate.ts';
import { THRESHOLDS, type WhyNoInterval } from './thresholds.ts';

/** Studios of a stratum in the frame. */
export type ListedStratum = { readonly stratum: string; readonly listed: number };

const E = ['I', 'P', 'R', 'NC', 'O'] as const satisfies readonly DispositionClass[];
const U = ['UN', 'UDs', 'UDo'] as const satisfies readonly DispositionClass[];
const REPLY = ['I', 'P', 'R'] as const satisfies readonly DispositionClass[];

type Ratio = {
  readonly id: string;
  readonly of: readonly DispositionClass[];
  readonly has: readonly DispositionClass[];
};

/** Each rate as its classes over its denominator's (statistics 1.4). */
const RATIOS: readonly Ratio[] = [
  { id: 'RR1', of: [...E, ...U], has: ['I'] },
  { id: 'RR2', of: [...E, ...U], has: ['I', 'P'] },
  { id: 'RR5', of: E, has: ['I'] },
  { id: 'RR6', of: E, has: ['I', 'P'] },
  { id: 'COOP1', of: [...REPLY, 'O'], has: ['I'] },
  { id: 'COOP3', of: REPLY, has: ['I'] },
  { id: 'REF1', of: [...E, ...U], has: ['R'] },
  { id: 'CON1', of: [...E, ...U], has: [...REPLY, 'O'] },
  { id: 'AR3', of: E, has: REPLY },
  { id: 'SR1', of: [...E, 'UN', 'UDs'], has: ['I'] },
  { id: 'SR2', of: [...E, 'UN'], has: ['I'] },
  { id: 'own_failures', of: [...E, ...U], has: ['UDo'] },
];

/** What the rates are held against. */
export type Fieldwork = {
  readonly strata: readonly ListedStratum[];
  /** Null before the debrief is opened. */
  readonly said: readonly SaidReason[] | null;
};

/** Rates for readers of surveys, and AR2 weighted to the frame and adjusted by the debrief. */
export function fieldworkEstimates(
  settled: readonly Settled[],
  { strata, said }: Fieldwork,
  from: Provenance,
): FieldworkReport {
  const counted = RATIOS.map(({ id, of, has }) =>
    shareOf(id, settled.filter(isIn(...of)), isIn(...has), `classes_${of.join('_')}`, from),
  );
  return {
    rates: [...counted, ...estimatedRates(settled, from)],
    weighted: weightedRates(settled, strata, from),
    debriefed: said === null ? null : debriefEstimate(settled, said, from),
    listed: strata.reduce((sum, { listed }) => sum + listed, 0),
  };
}

/** RR3 and RR4 weigh the unknown by the share that is eligible; their denominator is itself estimated, so they have no interval. */
function estimatedRates(settled: readonly Settled[], from: Provenance): Estimate[] {
  const rates = outcomeRates(tallyDispositions(settled.map(({ name }) => name)));
  const n = rates.denominators.RR1;
  return (['RR3', 'RR4'] as const).map((definition) => {
    const plain = { definition, unit: 'share', value: rates[definition], n, denominatorName: 'classes_E_eU' } as const;
    return estimate(plain, n === 0 ? 'nothing_counted' : 'no_method', from);
  });
}

/** Least share of the frame that was drawn from which on its own answers are known better than the next inquiry's (statistics 3.2). */
const FPC_FROM = 0.05;

function weightedRates(
  settled: readonly Settled[],
  strata: readonly ListedStratum[],
  from: Provenance,
): FieldworkReport['weighted'] {
  const counted = settled.filter(isCounted);
  const cells = strata.map(({ stratum, listed }) => {
    const own = counted.filter(({ facts }) => facts.stratum === stratum);
    return { N: Math.max(listed, own.length), n: own.length, x: own.filter(isReply).length };
  });
  const found = counted.length === 0 ? null : stratifiedProportion(cells);
  const N = cells.reduce((sum, cell) => sum + cell.N, 0);
  const shares = (definition: string, bounds: (known: Known) => Bounds): Estimate => {
    const known = found !== null && found.kind === 'measured' ? found : null;
    const plain = {
      definition,
      unit: 'share',
      value: known?.p ?? null,
      n: counted.length,
      denominatorName: 'not_known_undelivered_weighted',
    } as const;
    return estimate(plain, whyNone(counted, known) ?? (known === null ? 'thin_stratum' : bounds(known)), from);
  };
  const process = (known: Known): Bounds => ({
    method: 'wilson_effective_n',
    lower: known.lowerNoFpc,
    upper: known.upperNoFpc,
  });
  const corrected = counted.length / Math.max(1, N) > FPC_FROM;
  return {
    process: shares('AR2_weighted', process),
    frame: shares('AR2_of_this_frame', (known) =>
      corrected ? { method: 'wilson_effective_n_fpc', lower: known.lower, upper: known.upper } : process(known),
    ),
  };
}

type Known = Extract<ReturnType<typeof stratifiedProportion>, { kind: 'measured' }>;
type Bounds = { readonly method: string; readonly lower: number | null; readonly upper: number | null };

function whyNone(counted: readonly Settled[], known: Known | null): WhyNoInterval | null {
  if (counted.length === 0) return 'nothing_counted';
  if (known === null) return 'thin_stratum';
  return counted.length < THRESHOLDS.shareInterval ? 'too_few_cases' : null;
}
