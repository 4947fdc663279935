import { type DispositionName, tallyDispositions } from '../../measures/outcome/dispositions.ts';
import { type ModeCounts, modeShares } from '../../measures/outcome/mode-shares.ts';
import { outcomeRates } from '../../measures/outcome/outcome-rates.ts';
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
  const modes = { email: 0, phone: 0, messenger: 0 };
  for (const { facts, name } of settled) {
    const first = REPLIES.has(name) ? firstHuman(facts) : null;
    if (first !== null) modes[first.mode] += 1;
  }
  const shares = modeShares(tallyDispositions(settled.map(({ name }) => name)), modes);
  if (shares.kind === 'refused') throw new RangeError(`${shares.byMode} first contacts for ${shares.replies} replies`);
  const share = (name: 'email' | 'phone' | 'messenger' | 'other'): Estimate =>
    shareEstimate(`mode_${name}`, shares[name], 'not_known_undelivered', from);
  return { email: share('email'), phone: share('phone'), messenger: share('messenger'), other: share('other') };
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
