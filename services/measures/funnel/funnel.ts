import { requireCount } from '../impossible.ts';
import { wilsonOfShare } from '../rates/wilson.ts';

/** A stage of the preregistered order. `weighted` is the sum of weights when the funnel is weighted. */
export type FunnelStage = { readonly stage: string; readonly count: number; readonly weighted?: number };

export type FunnelRow = {
  readonly stage: string;
  readonly count: number;
  readonly cumulative: number | null;
  readonly cumLower: number | null;
  readonly cumUpper: number | null;
  readonly conditional: number | null;
  readonly condLower: number | null;
  readonly condUpper: number | null;
  readonly attrition: number | null;
};

export type Funnel =
  | { readonly kind: 'measured'; readonly rows: readonly FunnelRow[] }
  | { readonly kind: 'refused'; readonly error: 'NON_MONOTONE_FUNNEL'; readonly stage: string };

const NOTHING = { p: null, lower: null, upper: null } as const;

function sizeOf(stage: FunnelStage): number {
  return stage.weighted ?? stage.count;
}

/** Share of one stage in an earlier one, with the Wilson interval on n / deff. */
function share(part: FunnelStage, whole: FunnelStage | undefined, deff: number, conf: number) {
  if (whole === undefined || sizeOf(whole) === 0) return NOTHING;
  return wilsonOfShare(sizeOf(part) / sizeOf(whole), whole.count / deff, conf);
}

/**
 * Cumulative (of the first stage) and conditional (of the stage before) shares with Wilson intervals, and attrition.
 * Counts must not grow: a growing one is returned as NON_MONOTONE_FUNNEL with its stage. A stage of zero makes the next
 * conditional null. For a weighted funnel give `weighted` sums and the design effect.
 */
export function funnel(stages: readonly FunnelStage[], deff = 1, conf = 0.95): Funnel {
  for (const { stage, count } of stages) requireCount(stage, count);
  const grown = stages.find((stage, i) => i > 0 && grows(stages[i - 1], stage));
  if (grown !== undefined) return { kind: 'refused', error: 'NON_MONOTONE_FUNNEL', stage: grown.stage };
  const rows = stages.map((stage, i) => {
    const cumulative = share(stage, stages[0], deff, conf);
    const conditional = share(stage, stages[i - 1], deff, conf);
    return {
      stage: stage.stage,
      count: stage.count,
      cumulative: cumulative.p,
      cumLower: cumulative.lower,
      cumUpper: cumulative.upper,
      conditional: conditional.p,
      condLower: conditional.lower,
      condUpper: conditional.upper,
      attrition: conditional.p === null ? null : 1 - conditional.p,
    };
  });
  return { kind: 'measured', rows };
}

function grows(before: FunnelStage | undefined, stage: FunnelStage): boolean {
  return before !== undefined && (stage.count > before.count || sizeOf(stage) > sizeOf(before));
}
