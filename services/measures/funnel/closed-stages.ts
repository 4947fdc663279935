import type { FunnelStage } from './funnel.ts';

/**
 * Counts of a funnel from the stages that each case reached, in the order of `stages`. A later stage implies all earlier ones (a price
 * in the first letter skips the materials), so that the counts never grow. Stages that are not listed are not counted.
 */
export function closedStages<Stage extends string>(
  stages: readonly Stage[],
  reached: readonly ReadonlySet<Stage>[],
): (FunnelStage & { readonly stage: Stage })[] {
  const depths = reached.map((flags) => stages.findLastIndex((stage) => flags.has(stage)));
  return stages.map((stage, index) => ({ stage, count: depths.filter((depth) => depth >= index).length }));
}
