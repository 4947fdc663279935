import { protocolBurden } from '../../burden/protocol-burden.ts';
import { isOpenDay, minuteOf } from '../../schedule/send-window.ts';
import { addDays, isTimeZone } from '../../schedule/zoned-time.ts';
import type { Fault } from '../finding.ts';
import { type PartialProtocol, present } from '../partial-protocol.ts';
import type { Protocol, Schedule } from '../schema/protocol.ts';

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Zone, dates, and a send window that opens at least once while the wave lasts. */
export function scheduleFaults(protocol: PartialProtocol): Fault[] {
  const { schedule } = protocol;
  if (schedule === undefined) return [];
  const faults: Fault[] = [];
  if (schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone)) {
    const message = `"${schedule.timeZone}" is no time zone.`;
    faults.push({
      path: ['schedule', 'timeZone'],
      code: 'time-zone-unknown',
      message,
      remedy: 'Write an IANA name such as Europe/Moscow.',
    });
  }
  const dated = [
    ...(schedule.closedDates ?? []).map((date, i) => ({ path: ['schedule', 'closedDates', i], date })),
    { path: ['schedule', 'startsOn'], date: schedule.startsOn },
  ];
  for (const { path, date } of dated) {
    if (date === undefined || isDate(date)) continue;
    faults.push({
      path,
      code: 'date-impossible',
      message: `"${date}" is no date of the calendar.`,
      remedy: 'Write it as YYYY-MM-DD.',
    });
  }
  const { from, to } = schedule;
  if (from !== undefined && to !== undefined && minuteOf(from) >= minuteOf(to)) {
    faults.push({
      path: ['schedule', 'to'],
      code: 'window-never-opens',
      message: `The send window ends at ${to}, before it begins at ${from}.`,
      remedy: 'Put "to" after "from"; a window does not pass midnight.',
    });
  } else if (isKnown(schedule) && faults.length === 0 && neverOpens(schedule)) {
    faults.push({
      path: ['schedule', 'weekdays'],
      code: 'window-never-opens',
      message: 'No day of the wave is a sending day.',
      remedy: 'Add weekdays, lengthen the wave or drop closed dates.',
    });
  }
  return faults;
}

function isKnown(schedule: NonNullable<PartialProtocol['schedule']>): schedule is Schedule {
  const { timeZone, weekdays, from, to, closedDates, lengthDays } = schedule;
  return [timeZone, weekdays, from, to, closedDates, lengthDays].every((part) => part !== undefined);
}

/** With a first day every day of the wave is looked at; without one, whether some weekday is ever open. */
function neverOpens(schedule: Schedule): boolean {
  const { startsOn, lengthDays } = schedule;
  if (startsOn === undefined) return schedule.weekdays.length === 0;
  return Array.from({ length: Math.max(1, lengthDays) }, (_, day) => addDays(startsOn, day)).every(
    (day) => !isOpenDay(schedule, day),
  );
}

export function windowFaults(protocol: PartialProtocol): Fault[] {
  const { windows, rules, scripts } = protocol;
  const faults: Fault[] = [];
  const response = windows?.responseDays;
  if (response === undefined) return [];
  if (response < 30) {
    faults.push({
      severity: 'warning',
      path: ['windows', 'responseDays'],
      code: 'window-short',
      message: `A response window of ${response} days hides late answers.`,
      remedy: 'Use 30 days or more.',
    });
  }
  if (windows?.silenceDays !== undefined && windows.silenceDays < response) {
    faults.push({
      path: ['windows', 'silenceDays'],
      code: 'window-order',
      message: 'The silence stage ends before the response window.',
      remedy: 'Make silenceDays at least responseDays.',
    });
  }
  if (rules?.nudge?.afterDays !== undefined && rules.nudge.afterDays >= response) {
    faults.push({
      path: ['rules', 'nudge', 'afterDays'],
      code: 'window-order',
      message: 'The nudge comes after the response window.',
      remedy: 'Nudge earlier or lengthen the window.',
    });
  }
  if (scripts?.answerByDays !== undefined && scripts.answerByDays > response) {
    faults.push({
      path: ['scripts', 'answerByDays'],
      code: 'window-order',
      message: 'The date asked for lies after the response window.',
      remedy: 'Ask for an earlier date.',
    });
  }
  return faults;
}

/** E1: the steps together must stay under the cap of a studio. Judged once all texts have their shape. */
export function burdenFaults(protocol: PartialProtocol): Fault[] {
  const { scripts, rules } = protocol;
  const cap = rules?.burdenCapMinutes;
  if (cap === undefined || !hasScripts(scripts) || !hasRules(rules)) return [];
  const { minutesPerStudio, steps } = protocolBurden(scripts, rules);
  if (minutesPerStudio <= cap) return [];
  const listed = steps.map(({ step, minutes }) => `${step} ${minutes}`).join(', ');
  return [
    {
      path: ['rules', 'burdenCapMinutes'],
      code: 'burden-over-cap',
      message: `The steps take ${minutesPerStudio} minutes (${listed}), over the cap of ${cap}.`,
      remedy: 'Shorten the letters, drop a step, or raise the cap and say why in the ethics record.',
    },
  ];
}

type Scripts = Pick<Protocol['scripts'], 'letters' | 'secondStep' | 'nudge' | 'close'>;
type Rules = Pick<Protocol['rules'], 'mailFallback' | 'secondStep' | 'nudge'>;

function hasScripts(scripts: PartialProtocol['scripts']): scripts is Scripts {
  const groups = [
    scripts?.secondStep,
    scripts?.nudge,
    scripts?.close,
    ...(scripts?.letters ?? [undefined]).map((letter) => letter?.text),
  ];
  return groups.every(
    (texts) =>
      texts !== undefined &&
      Object.values(texts).every((letter) => letter?.subject !== undefined && letter.body !== undefined),
  );
}

function hasRules(rules: PartialProtocol['rules']): rules is Rules {
  return rules?.mailFallback !== undefined && rules.secondStep !== undefined && rules.nudge !== undefined;
}

/** Exactly one primary estimand; distinct anchors; at least two wordings (critics 31 to 33). */
export function recordFaults(protocol: PartialProtocol): Fault[] {
  const faults: Fault[] = [];
  const estimands = protocol.objective?.estimands;
  if (estimands !== undefined && present(estimands).filter(({ role }) => role === 'primary').length !== 1) {
    faults.push({
      path: ['objective', 'estimands'],
      code: 'primary-not-one',
      message: 'Exactly one estimand must be primary.',
      remedy: 'Set role: primary on one of them.',
    });
  }
  for (const [i, item] of (protocol.rubric?.items ?? []).entries()) {
    const values = present(present(item?.anchors).map(({ value }) => value));
    if (new Set(values).size === values.length) continue;
    faults.push({
      path: ['rubric', 'items', i, 'anchors'],
      code: 'id-repeated',
      message: 'Two anchors have the same value.',
      remedy: 'Give each its own value.',
    });
  }
  if (protocol.arms?.wordings?.length === 1) {
    faults.push({
      severity: 'warning',
      path: ['arms', 'wordings'],
      code: 'one-wording',
      message: 'One wording cannot show how much the wording matters.',
      remedy: 'Randomise at least two.',
    });
  }
  return faults;
}
