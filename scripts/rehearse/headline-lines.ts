import type { Headlines } from './witness/headlines.ts';

/** What the experiment of 2014 printed, beside each count that answers to it. */
const printedIn2014: Partial<Record<keyof Headlines, string>> = {
  withForm: '68%',
  byMail: '57%',
  byPhone: '11%',
  silent: '32%',
  interrogating: '26%',
  meanDelayDays: 'two days',
  medianQuote: '400,000',
  meanQuote: 'about 500,000',
};

/** The counts that the city's ledger gives, each over all contacted studios, as the witness expects them of the service. */
export function headlineLines(told: Headlines, isReplay: boolean): string[] {
  const of = (count: number): string => `${count} of ${told.contacted} (${percent(count, told.contacted)})`;
  const lines: readonly (readonly [keyof Headlines, string, string])[] = [
    ['withForm', 'a form on the site', of(told.withForm)],
    ['answered', 'answered (AR1)', of(told.answered)],
    [
      'undelivered',
      'answered (AR2)',
      `${told.answered} of ${told.contacted - told.undelivered - told.heldBack} (${percent(told.answered, told.contacted - told.undelivered - told.heldBack)}), ${told.undelivered} undelivered`,
    ],
    ['byMail', '  by mail', of(told.byMail)],
    ['byPhone', '  by telephone', of(told.byPhone)],
    ['silent', 'silent', of(told.silent)],
    [
      'interrogating',
      'interrogate instead of selling, of those who answered',
      `${told.interrogating} of ${told.answered} (${percent(told.interrogating, told.answered)})`,
    ],
    ['meanDelayDays', 'mean delay of those who answered (the figure of 2014)', days(told.meanDelayDays)],
    ['restrictedMeanDays', 'restricted mean waiting time', days(told.restrictedMeanDays)],
    ['medianQuote', 'median price, roubles', `${money(told.medianQuote)} (n = ${told.quotes})`],
    ['meanQuote', 'mean price, roubles', money(told.meanQuote)],
    ['answeredAfterNudge', 'answered after our reminder only, in no share above', String(told.answeredAfterNudge)],
  ];
  return [
    'from the ledger alone',
    ...lines.map(([name, label, value]) => {
      const then = isReplay ? printedIn2014[name] : undefined;
      return `  ${label.padEnd(54)} ${value}${then === undefined ? '' : `   2014: ${then}`}`;
    }),
  ];
}

function percent(count: number, of: number): string {
  return of === 0 ? '–' : `${Math.round((100 * count) / of)}%`;
}

function days(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} days, rounded ${Math.round(value)}`;
}

function money(value: number | null): string {
  return value === null ? '–' : Math.round(value).toLocaleString('en');
}
