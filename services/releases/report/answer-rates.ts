import { DISPOSITIONS, type DispositionName } from '../../measures/outcome/dispositions.ts';
import type { ModeCounts } from '../../measures/outcome/mode-shares.ts';
import type { DispositionClass } from '../../measures/outcome/outcome-rates.ts';
import { shareOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { firstHuman, type InquiryFacts } from './inquiry-facts.ts';

/** An inquiry with its final disposition. */
export type Settled = { readonly facts: InquiryFacts; readonly name: DispositionName };

const CLASS_OF: ReadonlyMap<DispositionName, DispositionClass> = new Map(
  DISPOSITIONS.map((one) => [one.name, one.class]),
);
const classOf = ({ name }: Settled): DispositionClass => CLASS_OF.get(name) ?? 'NE';
/** Whether the disposition is of one of the AAPOR classes. */
export const isIn =
  (...classes: readonly DispositionClass[]) =>
  (one: Settled): boolean =>
    classes.includes(classOf(one));

/** Whether a person of the studio answered of its own accord. */
export const isReply = isIn('I', 'P', 'R');
/** Whether an inquiry is in the denominator of AR2: not known to be undelivered (E+UN). */
export const isCounted = isIn('I', 'P', 'R', 'NC', 'O', 'UN');
/** Whether an inquiry was sent, or lost by the studio's own form or mail: the denominator of AR1 (E+UN+UDs). */
export const isContacted = isIn('I', 'P', 'R', 'NC', 'O', 'UN', 'UDs');
/** Whether it was not answered within its window. */
export const isSilent = isIn('NC', 'UN');
const isLost = isIn('UDs');

const COUNTED = 'not_known_undelivered';
const CONTACTED = 'sent_or_lost_by_the_studio';

/** Rates over inquiries whose window is over, counted by the named denominator. AR2 is the headline, AR1 the customer's view. */
export function answerRates(
  settled: readonly Settled[],
  from: Provenance,
): Record<'AR1' | 'AR2' | 'silent' | 'undelivered', Estimate> {
  const counted = settled.filter(isCounted);
  const contacted = settled.filter(isContacted);
  return {
    AR2: shareOf('AR2', counted, isReply, COUNTED, from),
    AR1: shareOf('AR1', contacted, isReply, CONTACTED, from),
    silent: shareOf('silent', counted, isSilent, COUNTED, from),
    undelivered: shareOf('undelivered', contacted, isLost, CONTACTED, from),
  };
}

function hasMode(mode: keyof ModeCounts): (one: Settled) => boolean {
  return (one) => isReply(one) && firstHuman(one.facts)?.mode === mode;
}

/** First human contact by mode; with the silent and the rest they make one. */
export function modeEstimates(
  settled: readonly Settled[],
  from: Provenance,
): Record<keyof ModeCounts | 'other', Estimate> {
  const counted = settled.filter(isCounted);
  const share = (name: 'email' | 'phone' | 'messenger' | 'other', has: (one: Settled) => boolean): Estimate =>
    shareOf(`mode_${name}`, counted, has, COUNTED, from);
  return {
    email: share('email', hasMode('email')),
    phone: share('phone', hasMode('phone')),
    messenger: share('messenger', hasMode('messenger')),
    other: share('other', isIn('O')),
  };
}

/**
 * The shares of 2014, over all that were contacted (the denominator of AR1): first answers by mode, and whoever gave none, the undelivered
 * and the lost to view among them; together they make one. `form` is over those of them whose site was looked at.
 */
export function contactedShares(
  settled: readonly Settled[],
  from: Provenance,
): Record<keyof ModeCounts | 'noAnswer' | 'form', Estimate> {
  const contacted = settled.filter(isContacted);
  const share = (definition: string, has: (one: Settled) => boolean): Estimate =>
    shareOf(definition, contacted, has, CONTACTED, from);
  const looked = contacted.filter(({ facts }) => facts.formSeen !== null);
  return {
    form: shareOf('form_share', looked, ({ facts }) => facts.formSeen === true, 'sites_looked_at', from),
    email: share('contacted_email', hasMode('email')),
    phone: share('contacted_phone', hasMode('phone')),
    messenger: share('contacted_messenger', hasMode('messenger')),
    noAnswer: share('contacted_no_answer', (one) => !isReply(one)),
  };
}

/** AR2 by the channel that carried the inquiry: form, or mail where the form was missing or broken. */
export function ratesByChannel(settled: readonly Settled[], from: Provenance): Record<'form' | 'mail', Estimate> {
  const by = (channel: 'form' | 'mail'): Estimate => {
    const carried = settled.filter(
      (one) => isCounted(one) && one.facts.delivery.kind !== 'pending' && one.facts.delivery.channel === channel,
    );
    return shareOf('AR2', carried, isReply, `not_known_undelivered_by_${channel}`, from);
  };
  return { form: by('form'), mail: by('mail') };
}
