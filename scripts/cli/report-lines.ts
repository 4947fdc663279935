import type { Estimate } from '../../services/releases/report/estimate.ts';
import type { Report } from '../../services/releases/report/report-schema.ts';
import { budgetWords } from '../../services/releases/words/budget-text.ts';

/** The report in lines for a terminal; every number with its n and interval, or the reason why there is none. */
export function reportLines(report: Report): string[] {
  const head = `${report.campaign.title} (wave ${report.wave.number}), as of ${report.asOf}${report.rehearsal ? '  ** REHEARSAL **' : ''}`;
  const { cases } = report;
  return [
    head,
    `sampled ${cases.sampled}: ${cases.settled} settled, ${cases.windowRunning} open, ${cases.notDeliveredYet} not delivered yet`,
    `AR2 (of not known undelivered)  ${share(report.rates.AR2)}`,
    `AR1 (of all attempted)          ${share(report.rates.AR1)}`,
    `a form on the site              ${share(report.contacted.form)}`,
    `answered by mail                ${share(report.modes.email)}`,
    `answered by phone               ${share(report.modes.phone)}`,
    `silent                          ${share(report.rates.silent)}`,
    `median time to a person         ${time(report.delay.median)}`,
    `mean waiting time (restricted)  ${time(report.delay.meanWaiting)}`,
    `mean of those who answered      ${time(report.delay.meanOfAnswerers)}`,
    ...(report.interrogating === null ? [] : [`interrogate instead of selling  ${share(report.interrogating)}`]),
    `answered by next business day   ${share(report.clocks.byNextBusinessDay)}`,
    ...(report.clocks.byStatedDay === null
      ? []
      : [`answered by the stated day      ${share(report.clocks.byStatedDay)}`]),
    `doubted (of answers)            ${share(report.ways.doubted)}`,
    `composed by a machine           ${share(report.ways.machine)}`,
    ...report.ways.rows
      .filter(({ way }) => way !== 'as_counted')
      .map(({ way, AR2 }) => `AR2, ${way.replaceAll('_', ' ').padEnd(26)} ${share(AR2)}`),
    ...report.effects.map(
      ({ factor, level, base, AR2, AR2Test }) =>
        `${factor}: ${level} against ${base}  ${share(AR2)}, p ${AR2Test.p?.toPrecision(2) ?? '–'} (Holm ${AR2Test.holm?.toPrecision(2) ?? '–'})`,
    ),
    `answered our reminder           ${share(report.nudge.answered)}`,
    `reminded of themselves          ${share(report.reminders.reminded)}${report.reminders.open ? ' so far, stage open' : ''}`,
    ...report.prices.map(
      (price) =>
        `price, ${budgetWords(price, 'en')}: median ${money(price.median, price.currency)}, mean ${money(price.mean, price.currency)}`,
    ),
    `input ${report.inputHash.slice(0, 16)}…, ${report.codeVersion}`,
  ];
}

function share(estimate: Estimate): string {
  if (estimate.value === null) return `– (n = ${estimate.n})`;
  const counts = estimate.numerator === null ? `n = ${estimate.n}` : `${estimate.numerator} of ${estimate.n}`;
  return `${(estimate.value * 100).toFixed(0)}% (${counts}) ${between(estimate, (value) => `${(value * 100).toFixed(0)}%`)}`;
}

function time(estimate: Estimate): string {
  return estimate.value === null
    ? `not reached (n = ${estimate.n})`
    : `${hours(estimate.value)} (n = ${estimate.n}) ${between(estimate, hours)}`;
}

function money(estimate: Estimate, currency: string | null): string {
  const inUnits = (minor: number): string => `${Math.round(minor / 100)} ${currency ?? ''}`.trim();
  return estimate.value === null
    ? `– (n = ${estimate.n})`
    : `${inUnits(estimate.value)} (n = ${estimate.n}) ${between(estimate, inUnits)}`;
}

const hours = (minutes: number): string =>
  minutes < 2_880 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1_440).toFixed(1)} d`;

function between({ interval, whyNoInterval }: Estimate, show: (value: number) => string): string {
  if (interval === null) return `[no interval: ${whyNoInterval ?? 'not defined'}]`;
  const [lower, upper] = [interval.lower, interval.upper].map((end) => (end === null ? 'open' : show(end)));
  return `[${(interval.level * 100).toFixed(0)}%: ${lower} to ${upper}]`;
}
