import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import { armLevels, blockedAssign } from '../../measures/random/blocked-assign.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import type { Arm, SampledStudio } from './sampled-studio.ts';

/**
 * An arm for each studio, by domain. Blocked within stratum and available channels, so that each full block holds every
 * combination of persona, channel, budget and wording once: a channel is randomised only where both exist.
 */
export function assignArms(arms: Protocol['arms'], sample: readonly SampledStudio[], seed: string): Map<string, Arm> {
  const groups = Map.groupBy(sample, ({ stratum, channels }) => `${stratum}/${channels.join('+')}`);
  const assigned = new Map<string, Arm>();
  for (const [assignedWithin, studios] of groups) {
    const channels = studios[0]?.channels ?? [];
    const levels = [arms.personas.length, channels.length, arms.budgets.length, arms.wordings.length];
    const cells = levels.reduce((product, count) => product * count, 1);
    const ids = studios.map(({ domain }) => domain);
    const assignment = blockedAssign(seed, assignedWithin, ids, cells);
    if (assignment.kind === 'refused') {
      throw new ZerkaloError(assignment.error, 'a studio was drawn twice', 'Merge the frame before drawing.');
    }
    for (const [domain, cell] of assignment.arm) {
      const [persona = 0, channel = 0, budget = 0, wording = 0] = armLevels(cell, levels);
      assigned.set(domain, {
        persona: level(arms.personas, persona),
        channel: level(channels, channel),
        budget: level(arms.budgets, budget),
        wording: level(arms.wordings, wording),
        assignedWithin,
      });
    }
  }
  return assigned;
}

function level<T>(levels: readonly T[], index: number): T {
  const found = levels[index];
  if (found === undefined) throw new RangeError(`no level ${index} of ${levels.length}`);
  return found;
}
