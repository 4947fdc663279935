import { unmaskedBounds } from '../../measures/outcome/unmasked-bounds.ts';
import { answerRates, isCounted, isReply, type Settled } from './answer-rates.ts';
import type { WaveCodes } from './coded-shares.ts';
import { shareOf } from './counted-share.ts';
import { medianDelay } from './delay-estimates.ts';
import { dispositionOf } from './disposition.ts';
import { type Doubt, doubtsBy, onlyMachine, SUSPICION, withoutMachine } from './doubts.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { estimate } from './make-estimate.ts';
import type { CodedItem } from './report-schema.ts';
import { WAYS, type Way, type WaysReport } from './ways-schema.ts';

export type WaysInput = {
  readonly facts: readonly InquiryFacts[];
  readonly settled: readonly Settled[];
  readonly coding: WaveCodes;
  readonly coded: readonly CodedItem[];
  readonly unattributedCalls: number;
  readonly now: Date;
};

/**
 * Detection, and the headline both ways. A doubted inquiry is left out whole; an answer that a machine may have composed is taken as a
 * machine's acknowledgement, and its inquiry judged again. Where the coders disagreed on doubt, nothing is counted by it.
 */
export function wayEstimates(input: WaysInput, from: Provenance): WaysReport {
  const { settled, coding, coded, unattributedCalls } = input;
  const doubtOf = doubtsBy(coding.codes);
  const withheld = coded.some(({ item, withheld: kept }) => item === SUSPICION && kept);
  const answered = settled.filter(isReply);
  const byCode = answered.filter(({ facts }) => doubtOf(facts).by === 'code');
  const told = (found: Estimate): Estimate => (withheld ? hidden(found, from) : found);
  const counted = settled.filter(isCounted);
  return {
    doubted: told(shareOf('doubted', answered, ({ facts }) => doubtOf(facts).value > 0, 'answerers', from)),
    doubtedOpenly: told(openly(byCode, doubtOf, from)),
    judgedBy: { code: byCode.length, rule: answered.length - byCode.length },
    machine: shareOf('machine_composed', answered, ({ facts }) => onlyMachine(facts), 'answerers', from),
    unmasked: shareOf('unmasked', counted, ({ name }) => name === 'UNMASKED', 'not_known_undelivered', from),
    bracket: bracketOf(counted, unattributedCalls, from),
    dependsOnUnmasked: dependence(counted, unattributedCalls),
    unattributedCalls,
    rows: WAYS.map((way) => rowOf(way, input, doubtOf, withheld, from)),
  };
}

function openly(byCode: readonly Settled[], doubtOf: (facts: InquiryFacts) => Doubt, from: Provenance): Estimate {
  const share = shareOf('doubted_openly', byCode, ({ facts }) => doubtOf(facts).value > 1, 'answerers_judged', from);
  return byCode.length === 0 ? hidden(share, from, 'not_coded') : share;
}

function hidden(
  { definition, unit, n, denominatorName }: Estimate,
  from: Provenance,
  why: 'coders_disagree' | 'not_coded' = 'coders_disagree',
): Estimate {
  return estimate({ definition, unit, value: null, n, denominatorName }, why, from);
}

function rowOf(
  way: Way,
  { facts, settled, now }: WaysInput,
  doubtOf: (facts: InquiryFacts) => Doubt,
  withheld: boolean,
  from: Provenance,
): WaysReport['rows'][number] {
  const without = way === 'without_doubted' || way === 'without_both';
  const human = way === 'machine_not_counted' || way === 'without_both';
  const kept = (one: InquiryFacts): boolean => !without || doubtOf(one).value === 0;
  const seen = (one: InquiryFacts): InquiryFacts => (human ? withoutMachine(one) : one);
  const again = settled.filter((one) => kept(one.facts)).map((one) => judged(one, seen(one.facts), now));
  const { AR2, AR1 } = answerRates(again, from);
  const median = medianDelay(facts.filter(kept).map(seen), now, from);
  const named = (found: Estimate): Estimate => {
    const of = without ? { denominatorName: `${found.denominatorName}_without_doubted` } : {};
    const own = way === 'as_counted' ? found : { ...found, definition: `${found.definition}_${way}`, ...of };
    return without && withheld ? hidden(own, from) : own;
  };
  return { way, AR2: named(AR2), AR1: named(AR1), median: named(median) };
}

/** The same disposition unless answers were taken away. */
function judged(one: Settled, facts: InquiryFacts, now: Date): Settled {
  if (facts === one.facts) return one;
  const disposition = dispositionOf(facts, now);
  return disposition.kind === 'final' ? { facts, name: disposition.name } : one;
}

/** What the unmasked and the calls of nobody can make of AR2 (statistics 1.5). */
function bracketOf(counted: readonly Settled[], calls: number, from: Provenance): WaysReport['bracket'] {
  const name = 'not_known_undelivered';
  const unmasked = ({ name: disposition }: Settled): boolean => disposition === 'UNMASKED';
  // Each call of nobody may be the answer of one silent inquiry more.
  const spare = new Set(counted.filter((one) => !isReply(one) && !unmasked(one)).slice(0, calls));
  const rest = counted.filter((one) => !unmasked(one));
  return {
    silent: shareOf('AR2', counted, isReply, name, from),
    leftOut: shareOf('AR2_without_unmasked', rest, isReply, 'not_known_undelivered_nor_unmasked', from),
    answered: shareOf('AR2_unmasked_answered', counted, (one) => isReply(one) || unmasked(one), name, from),
    withCalls: shareOf('AR2_with_calls', counted, (one) => isReply(one) || unmasked(one) || spare.has(one), name, from),
  };
}

function dependence(counted: readonly Settled[], unattributedCalls: number): boolean {
  const count = (has: (one: Settled) => boolean): number => counted.filter(has).length;
  return unmaskedBounds({
    n: counted.length,
    replied: count(isReply),
    unmaskedBeforeReply: count(({ name }) => name === 'UNMASKED'),
    unattributedCalls,
  }).dependsOnUnmasked;
}
