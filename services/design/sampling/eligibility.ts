import type { FrameUnit } from '../frames/frame-unit.ts';
import type { Channel } from '../protocol/schema/primitives.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';

export const exclusionReasons = ['suppressed', 'cool_down', 'conflict_of_interest', 'no_channel', 'by_hand'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What became of a studio since it was drawn, so that a panel cannot ask it again. */
export const panelExclusionReasons = [...exclusionReasons, 'opted_out', 'merged', 'closed', 'out_of_scope'] as const;
export type PanelExclusionReason = (typeof panelExclusionReasons)[number];

/** What is known about studios when a wave is launched; domains in lower case. */
export type ContactFacts = {
  /** Asked never to be contacted (rule E11). */
  readonly suppressed: ReadonlySet<string>;
  /** Contacted by another wave within the cool-down (rule E3). */
  readonly coolingDown: ReadonlySet<string>;
  /** Left out by a person who looked at its dry run, with a reason on record; nobody when absent. */
  readonly byHand?: ReadonlySet<string>;
};

export type Eligibility =
  | { readonly kind: 'eligible'; readonly channels: readonly [Channel, ...Channel[]] }
  | { readonly kind: 'excluded'; readonly reason: ExclusionReason };

/** Whether a studio may be drawn, and through which channels of the protocol it may be contacted first. */
export function eligibility(
  unit: FrameUnit,
  facts: ContactFacts,
  protocol: Pick<Protocol, 'arms' | 'interest' | 'rules'>,
): Eligibility {
  const domains = [unit.domain, ...unit.otherDomains];
  const own = new Set(protocol.interest.excludedDomains.map((domain) => domain.toLowerCase()));
  if (domains.some((domain) => facts.suppressed.has(domain))) return { kind: 'excluded', reason: 'suppressed' };
  if (domains.some((domain) => own.has(domain))) return { kind: 'excluded', reason: 'conflict_of_interest' };
  if (domains.some((domain) => facts.coolingDown.has(domain))) return { kind: 'excluded', reason: 'cool_down' };
  if (domains.some((domain) => facts.byHand?.has(domain))) return { kind: 'excluded', reason: 'by_hand' };
  const [first, ...others] = usableChannels(unit, protocol);
  return first === undefined
    ? { kind: 'excluded', reason: 'no_channel' }
    : { kind: 'eligible', channels: [first, ...others] };
}

/** Channels of the arms that the studio has; mail instead of a missing site only where the protocol allows fallback. */
function usableChannels(unit: FrameUnit, { arms, rules }: Pick<Protocol, 'arms' | 'rules'>): Channel[] {
  const has: Readonly<Record<Channel, boolean>> = { form: unit.siteUrl !== null, mail: unit.email !== null };
  const usable = arms.channels.filter((channel) => has[channel]);
  return usable.length === 0 && rules.mailFallback && has.mail ? ['mail'] : usable;
}
