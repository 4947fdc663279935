import { createHash } from 'node:crypto';
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';
import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { EligibleUnit } from '../../design/sampling/design-draw.ts';
import type { StudioId } from '../../platform/ids.ts';
import { formPersona } from '../forms/form-persona.ts';
import type { FormPersona } from '../forms/read/persona-values.ts';
import { planInquiries } from '../inquiries/plan-inquiries.ts';

/** One studio to look at, and what would be typed there. */
export type PlannedVisit = {
  readonly domain: string;
  readonly name: string;
  readonly siteUrl: string | null;
  /** Address that the frame lists. */
  readonly listedAddress: string | null;
  readonly country: CountryCode;
  readonly persona: FormPersona;
};

/**
 * A visit to every studio that may be drawn, in the order of their domains, with persona, letter and budget dealt as in a launch but by
 * a seed of the dry run's own: it shows every arm and tells nothing of the sample. Null when the send window never opens.
 */
export function planVisits(
  protocol: Protocol,
  hash: string,
  eligible: readonly EligibleUnit[],
  now: Date,
): readonly PlannedVisit[] | null {
  const byDomain = new Map(eligible.map((unit) => [unit.domain, unit]));
  const sample = eligible.map(({ domain, name, city, language, stratum }) => {
    const channels = ['form'] as const;
    // Nothing is stored of this plan, so the domain may stand for the studio.
    return { studioId: domain as StudioId, domain, name, city, language, stratum, channels };
  });
  const plan = planInquiries({ protocol, sample, waveStart: now, seed: `dry run of ${hash}`, takenAliases: [] });
  if (plan.kind === 'refused') return null;
  return plan.inquiries.flatMap((inquiry) => {
    const unit = byDomain.get(inquiry.studioId);
    const persona = protocol.personas.find(({ id }) => id === inquiry.arm.persona);
    if (unit === undefined || persona === undefined) return [];
    const budgetText = protocol.budgets.find(({ id }) => id === inquiry.arm.budget)?.text[inquiry.language] ?? '';
    const { domain, name, siteUrl, email: listedAddress } = unit;
    const country = countryOf(protocol, unit);
    return [
      { domain, name, siteUrl, listedAddress, country, persona: formPersona({ ...inquiry, budgetText }, persona) },
    ];
  });
}

/** Tells one frame from another: a dry run goes on only over the same studios at the same addresses. */
export function frameHash(visits: readonly PlannedVisit[]): string {
  const listed = visits.map(({ domain, siteUrl, listedAddress }) => [domain, siteUrl, listedAddress]);
  return createHash('sha256').update(JSON.stringify(listed)).digest('hex');
}

function countryOf({ frames }: Protocol, unit: EligibleUnit): CountryCode {
  const country = frames.find(({ id }) => id === unit.provenance[0].frame)?.country ?? '';
  return isSupportedCountry(country) ? country : 'RU';
}
