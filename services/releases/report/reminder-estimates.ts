import type { Reminder, Silence } from '../../field/follow-ups/reminders.ts';
import type { InquirySilence } from '../../field/follow-ups/silence-of-wave.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import { ownedShare, ownersById } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { type InquiryFacts, windowEndOf } from './inquiry-facts.ts';
import type { RemindersReport, Stages } from './life-schema.ts';
import { estimate } from './make-estimate.ts';
import { THRESHOLDS } from './thresholds.ts';

const MINUTE_MS = 60_000;
const DAY = 1440;
const CHECKPOINTS = [0, 15, 30, 60, 90, 120, 150, 180].map((days) => days * DAY);
const DENOMINATOR = 'spoke_last_with_an_offer';

type Spoken = { readonly inquiryId: string; readonly silence: Extract<Silence, { kind: 'silence' }> };

/**
 * Who comes back of its own accord: share, time to the first reminder (Kaplan–Meier from the studio's last word, censored at the end of
 * what was observed) and numbers, among studios that spoke last with a price or materials and heard nothing for 15 working days.
 */
export function reminderEstimates(
  silences: readonly InquirySilence[],
  facts: readonly InquiryFacts[],
  stages: Stages,
  from: Provenance,
): RemindersReport {
  const spoken = silences.flatMap(({ inquiryId, silence }): Spoken[] =>
    silence.kind === 'silence' ? [{ inquiryId, silence }] : [],
  );
  const counted = spoken.filter(({ silence }) => silence.counts);
  const reminders = counted.flatMap(({ inquiryId, silence }) =>
    silence.reminders.map((reminder) => ({ inquiryId, reminder })),
  );
  const ownerOf = ownersById(facts);
  const came = counted.map(({ inquiryId, silence }) => [ownerOf(inquiryId), silence.firstAfterMs !== null] as const);
  const ends = new Map(facts.map((one) => [one.inquiryId, windowEndOf(one)]));
  const early = reminders.filter(
    ({ inquiryId, reminder }) => reminder.at <= (ends.get(inquiryId) ?? new Date(0)),
  ).length;
  return {
    open: stages.silence === 'open',
    notCounted: spoken.length - counted.length,
    reminded: ownedShare('reminded', came, DENOMINATOR, from),
    total: reminders.length,
    perStudio: perStudio(counted),
    byMode: countModes(reminders.map(({ reminder }) => reminder)),
    withOffer: reminders.filter(({ reminder }) => reminder.offers).length,
    byStage: { responseWindow: early, silenceStage: reminders.length - early },
    ...timeToReminder(counted, stages.silenceDays * DAY, from),
  };
}

function timeToReminder(counted: readonly Spoken[], horizonMinutes: number, from: Provenance) {
  const time = counted.map(
    ({ silence: { firstAfterMs, since, until } }) =>
      (firstAfterMs ?? Math.max(0, until.getTime() - since.getTime())) / MINUTE_MS,
  );
  const status = counted.map(({ silence }) => (silence.firstAfterMs === null ? 0 : 1));
  const curve = kaplanMeier({ time, status }, horizonMinutes);
  const banded = counted.length >= THRESHOLDS.delayInterval;
  return {
    horizonMinutes,
    median: medianOf(curve.median, counted.length, from),
    curve: curve.steps.map(({ t, surv, lower, upper }) => ({
      minutes: t,
      waiting: surv,
      lower: banded ? lower : null,
      upper: banded ? upper : null,
    })),
    atRisk: CHECKPOINTS.filter((minutes) => minutes <= horizonMinutes).map((minutes) => ({
      minutes,
      n: time.filter((one) => one >= minutes).length,
    })),
  };
}

type Quantile = { readonly est: number | null; readonly lower: number | null; readonly upper: number | null };

function medianOf({ est, lower, upper }: Quantile, n: number, from: Provenance): Estimate {
  const plain = {
    definition: 'time_to_reminder_median',
    unit: 'minutes',
    value: est,
    n,
    denominatorName: DENOMINATOR,
  } as const;
  if (n === 0) return estimate(plain, 'nothing_counted', from);
  if (n < THRESHOLDS.delayInterval) return estimate(plain, 'too_few_cases', from);
  if (est === null && lower === null) return estimate(plain, 'not_reached', from);
  return estimate(plain, { method: 'brookmeyer_crowley_loglog', lower, upper }, from);
}

function perStudio(counted: readonly Spoken[]): RemindersReport['perStudio'] {
  const groups = Map.groupBy(counted, ({ silence }) => silence.reminders.length);
  return [...groups]
    .map(([reminders, studios]) => ({ reminders, studios: studios.length }))
    .toSorted((a, b) => a.reminders - b.reminders);
}

function countModes(reminders: readonly Reminder[]): RemindersReport['byMode'] {
  const by = (mode: Reminder['mode']): number => reminders.filter((one) => one.mode === mode).length;
  return { email: by('email'), phone: by('phone'), messenger: by('messenger') };
}
