import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import { armLevels, blockedAssign } from '../../measures/random/blocked-assign.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import type { Arm, SampledStudio } from './sampled-studio.ts';

/** Personas that have written to a studio before, by domain: nobody writes to the same studio twice. */
export type KnownPersonas = ReadonlyMap<string, ReadonlySet<string>>;

/** Personas of the arms that a studio does not know yet, in the order of the protocol. */
export function newPersonas(arms: Protocol['arms'], domain: string, known: KnownPersonas): readonly string[] {
  return arms.personas.filter((persona) => known.get(domain)?.has(persona) !== true);
}

/**
 * An arm for each studio, by domain. Blocked within stratum, available channels and personas that are new to the studio, so that
 * each full block holds every combination of persona, channel, budget and wording once: a channel is randomised only where both
 * exist. Every studio must have a persona left.
 */
export function assignArms(
  arms: Protocol['arms'],
  sample: readonly SampledStudio[],
  seed: string,
  known: KnownPersonas = new Map(),
): Map<string, Arm> {
  const groups = Map.groupBy(sample, (studio) => blockOf(studio, newPersonas(arms, studio.domain, known), arms));
  const assigned = new Map<string, Arm>();
  for (const [assignedWithin, studios] of groups) {
    const channels = studios[0]?.channels ?? [];
    const personas = newPersonas(arms, studios[0]?.domain ?? '', known);
    const levels = [personas.length, channels.length, arms.budgets.length, arms.wordings.length];
    const cells = levels.reduce((product, count) => product * count, 1);
    const ids = studios.map(({ domain }) => domain);
    const assignment = blockedAssign(seed, assignedWithin, ids, cells);
    if (assignment.kind === 'refused') {
      throw new ZerkaloError(assignment.error, 'a studio was drawn twice', 'Merge the frame before drawing.');
    }
    for (const [domain, cell] of assignment.arm) {
      const [persona = 0, channel = 0, budget = 0, wording = 0] = armLevels(cell, levels);
      assigned.set(domain, {
        persona: level(personas, persona),
        channel: level(channels, channel),
        budget: level(arms.budgets, budget),
        wording: level(arms.wordings, wording),
        assignedWithin,
      });
    }
  }
  return assigned;
}

/** Studios that know no persona of the arms, as all of a first wave, share the block of their stratum and channels. */
function blockOf({ stratum, channels }: SampledStudio, personas: readonly string[], arms: Protocol['arms']): string {
  const block = `${stratum}/${channels.join('+')}`;
  return personas.length === arms.personas.length ? block : `${block}/${personas.join('+')}`;
}

function level<T>(levels: readonly T[], index: number): T {
  const found = levels[index];
  if (found === undefined) throw new RangeError(`no level ${index} of ${levels.length}`);
  return found;
}
