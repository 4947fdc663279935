import { stepMinutes } from '../../design/burden/step-minutes.ts';
import { renderLetter } from '../../design/letters/render-letter.ts';
import type { Budget, Letter, Persona, Protocol } from '../../design/protocol/schema/protocol.ts';
import { addDays, localTime } from '../../design/schedule/zoned-time.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { assignArms, type KnownPersonas } from './assign-arms.ts';
import { mailboxAlias } from './mailbox-alias.ts';
import type { Arm, PlannedInquiry, SampledStudio } from './sampled-studio.ts';
import { sendSlots } from './send-slots.ts';

export type PlanFacts = {
  readonly protocol: Protocol;
  readonly sample: readonly SampledStudio[];
  /** Field time of the launch; no letter is due before it. */
  readonly waveStart: Date;
  readonly seed: string;
  /** Aliases of other waves in the personas' domains. */
  readonly takenAliases: readonly string[];
  readonly knownPersonas?: KnownPersonas;
};

export type InquiryPlan =
  | { readonly kind: 'planned'; readonly inquiries: readonly PlannedInquiry[] }
  | { readonly kind: 'refused'; readonly why: 'window_never_opens' };

/**
 * Plans one inquiry for each drawn studio: arm, alias, rendered letter and send slot. Pure: equal facts give equal plans,
 * whatever the order of the sample. The protocol must have passed its check.
 */
export function planInquiries(facts: PlanFacts): InquiryPlan {
  const { protocol, sample, waveStart, seed, takenAliases } = facts;
  const studios = [...sample].sort((a, b) => (a.domain < b.domain ? -1 : 1));
  const slots = sendSlots(
    protocol.schedule,
    waveStart,
    studios.map(({ domain }) => domain),
    seed,
  );
  if (slots === null) return { kind: 'refused', why: 'window_never_opens' };
  const arms = assignArms(protocol.arms, studios, seed, facts.knownPersonas);
  const taken = new Set(takenAliases);
  const inquiries = studios.map((studio) => {
    const arm = heldFor(studio.domain, arms);
    return planOne(protocol, studio, arm, heldFor(studio.domain, slots), (persona) =>
      mailboxAlias(persona, studio.domain, seed, taken),
    );
  });
  return { kind: 'planned', inquiries };
}

function planOne(
  protocol: Protocol,
  studio: SampledStudio,
  arm: Arm,
  dueAt: Date,
  aliasFor: (persona: Persona) => string,
): PlannedInquiry {
  const persona: Persona = byId(protocol.personas, arm.persona);
  const budget: Budget = byId(protocol.budgets, arm.budget);
  const letter: Letter = byId(protocol.scripts.letters, arm.wording);
  const { language } = studio;
  const text = letter.text[language];
  if (text === undefined) throw missing(`letter ${letter.id} in ${language}`);
  const { subject, body } = renderLetter(text, {
    studio,
    persona,
    budget,
    language,
    answerBy: answerBy(protocol, dueAt),
  });
  const burdenMinutes = stepMinutes('inquiry', `${subject} ${body}`, language);
  const { studioId } = studio;
  return {
    studioId,
    arm,
    alias: aliasFor(persona),
    phoneE164: persona.phone,
    subject,
    body,
    language,
    dueAt,
    burdenMinutes,
  };
}

function answerBy({ scripts, schedule }: Protocol, dueAt: Date): string | null {
  if (scripts.answerByDays === undefined) return null;
  return addDays(localTime(dueAt, schedule.timeZone).date, scripts.answerByDays);
}

function heldFor<T>(domain: string, held: ReadonlyMap<string, T>): T {
  const found = held.get(domain);
  if (found === undefined) throw missing(`assignment of ${domain}`);
  return found;
}

function byId<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (found === undefined) throw missing(id);
  return found;
}

function missing(what: string): ZerkaloError {
  return new ZerkaloError(
    'PROTOCOL_UNCHECKED',
    `${what} is missing`,
    'Plan only from a protocol that passed its check.',
  );
}
