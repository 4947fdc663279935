import { DISPOSITIONS, type DispositionName, tallyDispositions } from '../../measures/outcome/dispositions.ts';
import { type ModeCounts, modeShares } from '../../measures/outcome/mode-shares.ts';
import { type DispositionClass, outcomeRates, type Rate } from '../../measures/outcome/outcome-rates.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { firstHuman, type InquiryFacts } from './inquiry-facts.ts';
import { shareEstimate } from './make-estimate.ts';

/** An inquiry with its final disposition. */
export type Settled = { readonly facts: InquiryFacts; readonly name: DispositionName };

const REPLIES: ReadonlySet<DispositionName> = new Set([
  'SUBSTANTIVE',
  'NON_SUBSTANTIVE',
  'MISSED_CALL_ONLY',
  'REFUSAL',
] as const);

/** Rates over inquiries whose window is over, counted by the named denominator. AR2 is the headline, AR1 the customer's view. */
export function answerRates(
  settled: readonly Settled[],
  from: Provenance,
): Record<'AR1' | 'AR2' | 'silent' | 'undelivered', Estimate> {
  const { rates } = outcomeRates(tallyDispositions(settled.map(({ name }) => name)));
  return {
    AR2: shareEstimate('AR2', rates.AR2, 'not_known_undelivered', from),
    AR1: shareEstimate('AR1', rates.AR1, 'sent_or_lost_by_the_studio', from),
    silent: shareEstimate('silent', rates.silentRate, 'not_known_undelivered', from),
    undelivered: shareEstimate('undelivered', rates.undeliveredRate, 'sent_or_lost_by_the_studio', from),
  };
}

/** First human contact by mode; with the silent and the rest they make one. */
export function modeEstimates(
  settled: readonly Settled[],
  from: Provenance,
): Record<keyof ModeCounts | 'other', Estimate> {
  const modes = firstModes(settled);
  const shares = modeShares(tallyDispositions(settled.map(({ name }) => name)), modes);
  if (shares.kind === 'refused') throw new RangeError(`${shares.byMode} first contacts for ${shares.replies} replies`);
  const share = (name: 'email' | 'phone' | 'messenger' | 'other'): Estimate =>
    shareEstimate(`mode_${name}`, shares[name], 'not_known_undelivered', from);
  return { email: share('email'), phone: share('phone'), messenger: share('messenger'), other: share('other') };
}

function firstModes(settled: readonly Settled[]): Record<keyof ModeCounts, number> {
  const modes = { email: 0, phone: 0, messenger: 0 };
  for (const one of settled) {
    const first = isReply(one) ? firstHuman(one.facts) : null;
    if (first !== null) modes[first.mode] += 1;
  }
  return modes;
}

/** Whether a person of the studio answered of its own accord. */
export function isReply({ name }: Settled): boolean {
  return REPLIES.has(name);
}

const CONTACTED = 'sent_or_lost_by_the_studio';

/**
 * The shares of 2014, over all that were contacted (the denominator of AR1): first answers by mode, and whoever gave none, the undelivered
 * and the lost to view among them; together they make one. `form` is over those of them whose site was looked at.
 */
export function contactedShares(
  settled: readonly Settled[],
  from: Provenance,
): Record<keyof ModeCounts | 'noAnswer' | 'form', Estimate> {
  const { rates } = outcomeRates(tallyDispositions(settled.map(({ name }) => name)));
  const { n } = rates.AR1;
  const modes = firstModes(settled);
  const share = (definition: string, x: number): Estimate => shareEstimate(definition, rateOf(x, n), CONTACTED, from);
  const looked = settled.filter((one) => isContacted(one) && one.facts.formSeen !== null);
  const seen = looked.filter(({ facts }) => facts.formSeen === true);
  return {
    form: shareEstimate('form_share', rateOf(seen.length, looked.length), 'sites_looked_at', from),
    email: share('contacted_email', modes.email),
    phone: share('contacted_phone', modes.phone),
    messenger: share('contacted_messenger', modes.messenger),
    noAnswer: share('contacted_no_answer', n - rates.AR1.x),
  };
}

const NOT_CONTACTED: ReadonlySet<DispositionClass> = new Set(['UDo', 'NE'] as const);

/** Whether an inquiry was sent, or lost by the studio's own form or mail: the denominator of AR1. */
export function isContacted({ name }: Settled): boolean {
  return DISPOSITIONS.some((one) => one.name === name && !NOT_CONTACTED.has(one.class));
}

/** `x` of `n` with Wilson's bounds. */
export function rateOf(x: number, n: number): Rate {
  return { x, n, denominator: '', ...wilson(x, n) };
}

/** AR2 by the channel that carried the inquiry: form, or mail where the form was missing or broken. */
export function ratesByChannel(settled: readonly Settled[], from: Provenance): Record<'form' | 'mail', Estimate> {
  const by = (channel: 'form' | 'mail'): Estimate => {
    const carried = settled.filter(
      ({ facts }) => facts.delivery.kind !== 'pending' && facts.delivery.channel === channel,
    );
    const { rates } = outcomeRates(tallyDispositions(carried.map(({ name }) => name)));
    return shareEstimate('AR2', rates.AR2, `not_known_undelivered_by_${channel}`, from);
  };
  return { form: by('form'), mail: by('mail') };
}
