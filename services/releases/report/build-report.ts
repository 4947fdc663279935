import { documentHash } from '../../design/protocol/hash.ts';
import { AAPOR_EDITION, DISPOSITIONS } from '../../measures/outcome/dispositions.ts';
import { answerRates, modeEstimates, ratesByChannel, type Settled } from './answer-rates.ts';
import { codeVersion } from './code-version.ts';
import { codedShares, nothingCoded, type WaveCodes } from './coded-shares.ts';
import { delayEstimates } from './delay-estimates.ts';
import { type Disposition, dispositionOf } from './disposition.ts';
import { followDelays } from './followed-delays.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { priceEstimates } from './price-estimates.ts';
import type { Report } from './report-schema.ts';

export type ReportHead = Pick<Report, 'campaign' | 'rehearsal' | 'wave'>;

/** What no number of this report covers; each id has its sentence in the catalogue of the pages. */
const LIMITS = ['calls_as_imported', 'calendar_time_only', 'one_letter_each', 'outside_view_only'];

/** The whole report from the facts and codes of a wave. Pure: equal facts, codes, head and `now` give an equal report. */
export function buildReport(
  head: ReportHead,
  facts: readonly InquiryFacts[],
  now: Date,
  coding: WaveCodes = nothingCoded,
): Report {
  const from = { inputHash: inputHash({ head, facts, now, coding }), codeVersion };
  const judged = facts.map((one) => ({ facts: one, disposition: dispositionOf(one, now) }));
  const settled = judged.flatMap(({ facts: one, disposition }): Settled[] =>
    disposition.kind === 'final' ? [{ facts: one, name: disposition.name }] : [],
  );
  const cases = countCases(judged.map(({ disposition }) => disposition));
  return {
    ...head,
    asOf: now.toISOString(),
    interim: cases.settled < cases.sampled,
    cases,
    aaporEdition: AAPOR_EDITION,
    dispositions: DISPOSITIONS.map(({ code, name, class: group }) => ({
      code,
      name,
      class: group,
      count: settled.filter((one) => one.name === name).length,
    })).filter(({ count }) => count > 0),
    rates: answerRates(settled, from),
    modes: modeEstimates(settled, from),
    channels: ratesByChannel(settled, from),
    delay: delayEstimates(followDelays(facts, now), head.wave.windowDays, from),
    prices: priceEstimates(facts, from),
    coded: codedShares(coding, from),
    limits: LIMITS,
    ...from,
  };
}

const NOT_ELIGIBLE: ReadonlySet<string> = new Set(DISPOSITIONS.filter((d) => d.class === 'NE').map((d) => d.name));
const REPLIED: ReadonlySet<string> = new Set(DISPOSITIONS.filter((d) => d.reply).map((d) => d.name));

function countCases(dispositions: readonly Disposition[]): Report['cases'] {
  const count = (holds: (one: Disposition) => boolean): number => dispositions.filter(holds).length;
  const running = (one: Disposition) => one.kind === 'open' && one.why === 'window_running';
  return {
    sampled: dispositions.length,
    settled: count((one) => one.kind === 'final'),
    windowRunning: count(running),
    answeredInRunningWindow: count(
      (one) => one.kind === 'open' && one.why === 'window_running' && one.soFar !== null && REPLIED.has(one.soFar),
    ),
    notDeliveredYet: count((one) => one.kind === 'open' && one.why === 'not_delivered_yet'),
    notEligible: count((one) => one.kind === 'final' && NOT_ELIGIBLE.has(one.name)),
  };
}

/** SHA-256 over the canonical JSON (RFC 8785) of everything the report is computed from. */
function inputHash(input: object): string {
  return documentHash(JSON.parse(JSON.stringify(input)));
}
