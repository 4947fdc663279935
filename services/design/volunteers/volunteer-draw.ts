import type { Language } from '../protocol/schema/primitives.ts';
import type { Protocol, Schedule } from '../protocol/schema/protocol.ts';
import type { DrawnUnit, ExcludedUnit, ListedUnit } from '../sampling/design-draw.ts';
import { type ContactFacts, eligibility } from '../sampling/eligibility.ts';

/** The stratum of those who asked: never added to a stratum that was drawn. */
export const volunteerStratum = 'volunteers';

const spreadDays = 90;

export type VolunteerDraw = {
  readonly listed: readonly ListedUnit[];
  readonly drawn: readonly DrawnUnit[];
  readonly excluded: readonly ExcludedUnit[];
};

/**
 * Every studio that asked and may be written to now, by its site's form. All are taken, so nothing is inferred from them to
 * others; who may not be written to yet (cool-down) keeps its request. `domains` and `languages` come from the requests.
 */
export function volunteerDraw(
  requests: readonly { readonly domain: string; readonly language: Language }[],
  facts: ContactFacts,
  protocol: Protocol,
): VolunteerDraw {
  const drawn: DrawnUnit[] = [];
  const excluded: ExcludedUnit[] = [];
  for (const { domain, language } of requests) {
    const unit = unitOf(domain);
    const judged = eligibility(unit, facts, protocol);
    if (judged.kind === 'excluded') excluded.push({ unit, reason: judged.reason });
    else
      drawn.push({
        unit: { ...unit, language: spoken(protocol, language), channels: judged.channels },
        drawOrder: drawn.length + 1,
        inclusionProbability: 1,
      });
  }
  return { listed: drawn.map(({ unit }) => unit), drawn, excluded };
}

/** Volunteers are written to on a random day of ninety, whatever the days of the campaign's own letters. */
export function volunteerSchedule({ startsOn: _, ...schedule }: Schedule): Schedule {
  return { ...schedule, lengthDays: spreadDays };
}

function unitOf(domain: string): ListedUnit {
  const provenance = [{ frame: volunteerStratum, line: 0, rank: 1, name: domain, percent: 100 }] as const;
  const unknown = { email: null, phoneE164: null, city: null, priceTier: null };
  return {
    ...{ domain, otherDomains: [], name: domain, siteUrl: `https://${domain}/`, ...unknown },
    ...{ provenance: [...provenance], stratum: volunteerStratum },
  };
}

/** The studio's language where the protocol has letters in it, else that of its first ranking. */
function spoken({ scripts, frames }: Protocol, language: Language): Language {
  const written = scripts.letters.every(({ text }) => text[language] !== undefined);
  return written ? language : (frames[0]?.language ?? language);
}
