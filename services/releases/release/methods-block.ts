import { type PartialProtocol, present } from '../../design/protocol/partial-protocol.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/**
 * What of the protocol is printed with a release: everything but what would tell who was sampled or reach the personas. The seed and
 * the rankings together would redraw the sample, which is nobody's business before a studio consents (statistics 9.1).
 */
export function methodsOf(protocol: PartialProtocol, registration?: Snapshot['registration']) {
  const { objective, interest, ethics, arms, scripts, schedule, windows, rules, rubric, publication } = protocol;
  return plain({
    objective,
    funder: interest?.funder,
    conflict: interest?.conflict,
    ethics,
    frames: present(protocol.frames).map(({ id, source, obtainedAt, language, country }) => ({
      id,
      source,
      obtainedAt,
      language,
      country,
    })),
    sampling: {
      size: protocol.sampling?.size,
      fraction: protocol.sampling?.fraction,
      strata: protocol.sampling?.strata,
      allocation: protocol.sampling?.allocation,
      rankTiers: protocol.sampling?.rankTiers,
    },
    arms,
    budgets: protocol.budgets,
    personas: present(protocol.personas).map(({ id, role, city, preferredChannel, phone }) => ({
      id,
      role,
      city,
      preferredChannel,
      phoneGiven: phone !== null && phone !== undefined,
    })),
    scripts,
    schedule,
    windows,
    rules,
    rubric,
    publication,
    // Versions with their times, amendments and deviations: what was planned when, and what went otherwise.
    registration,
  });
}

/** Without keys that have no value: canonical JSON knows no undefined. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
