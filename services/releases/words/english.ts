import type { ReportWords } from './report-words.ts';

const studios = (n: number): string => (n === 1 ? 'studio' : 'studios');

export const english: ReportWords = {
  rehearsal: 'REHEARSAL',
  whoAnswered: ({ x, n, percent }, days) => `${x} of ${n} ${studios(n)} answered within ${days} days (${percent})`,
  whoAnsweredMeasure: (days) =>
    `First answer of a person within ${days} days of delivery. Bar: inquiries sent, or lost by the studio’s own form or mail. ` +
    'Dots: share of inquiries not known to be undelivered, with 95% Wilson interval.',
  noWindowOver: 'No response window is over yet',
  howLong: (median) => `Half of the studios had answered after ${median}`,
  medianNotReached: (days) => `Fewer than half of the studios answered within ${days} days`,
  medianNotReachedYet: 'So far fewer than half of the studios have answered',
  howLongMeasure: (days) =>
    `Share of studios whose first answer of a person has come, by time since delivery (Kaplan–Meier, 95% band), up to ${days} days. Calendar time.`,
  nobodyFollowed: 'No inquiry has been delivered yet',
  whatItCosts: (median, mean) => `The median price is ${median}, the mean ${mean}`,
  whatItCostsMeasure: (budget) =>
    `Main price of the first answer that states one, for the whole project, VAT included; ${budget}. ` +
    'A range counts at its geometric midpoint, “from” and “up to” at the stated end. Bars: number of quotes; marks: single quotes.',
  budget: {
    none: 'no budget named',
    named: (text) => `budget named: ${text}`,
    arm: (id) => `budget arm “${id}”`,
  },
  noPrices: 'No price for the whole project has been stated yet',
  dates: (from, to) => `${from} to ${to}`,
  interim: (day) => `as of ${day}, windows still running`,
  source: (campaign, wave, hash, code) => `Source: ${campaign}, wave ${wave}. Input ${hash}. Computed by ${code}.`,
  segments: {
    answered: 'answered',
    email: 'by e-mail',
    phone: 'by phone',
    messenger: 'by messenger',
    silent: 'silent',
    other: 'opted out or lost to view',
    undelivered: 'not delivered',
  },
  ofN: (x, n) => `${x}\u00a0of\u00a0${n}`,
  whyNoInterval: {
    nothing_counted: 'nothing counted yet',
    too_few_cases: 'no interval: fewer than 10 inquiries',
    too_few_owners: 'no interval: fewer than 10 owners of studios',
    no_calendar: 'not available: a year of the wave has no production calendar',
    nobody_said: 'no silent studio has said why yet',
    too_few_reasons: 'one silent studio alone has said why',
    thin_stratum: 'not weighted: a stratum has fewer than two inquiries',
    not_coded: 'not coded yet',
    too_few_events: 'no interval: fewer than 5 answers',
    too_few_quotes: 'no interval: too few quotes',
    not_reached: 'not reached',
    no_spread: 'no interval: all quotes are equal',
    coders_disagree: 'withheld: the coders agreed less than the protocol asks for',
    no_method: 'no interval: none is claimed for this figure',
  },
  median: 'median',
  mean: 'mean',
  waiting: 'still waiting',
  answeredShare: 'answered',
  silenceOpen: (day) => `as of ${day}, the silence stage is open`,
  whereLost: (quotes, n) => `Of ${n} ${studios(n)}, ${quotes} named a price for the whole project`,
  whereLostMeasure:
    'Inquiries whose window is over, by how far they came; a later stage implies the earlier ones. Right: count, share of the first stage, share of the stage before.',
  ofPrevious: (percent) => `${percent} of the stage before`,
  stages: {
    sampled: 'sampled',
    deliverable: 'could be written to',
    delivered: 'not known to be undelivered',
    replied: 'a person answered of their own accord',
    substantive: 'answered with substance',
    materials: 'sent materials, or came further',
    quote: 'named a price for the whole project',
    reminded: 'reminded of themselves later',
  },
  whoComesBack: ({ x, n, percent }, open) =>
    `${x} of ${n} ${studios(n)} ${open ? 'have reminded' : 'reminded'} of themselves (${percent})${open ? ' so far' : ''}`,
  whoComesBackMeasure: (days) =>
    `First reminder by a person, unasked, by time since the studio’s last word (Kaplan–Meier, 95% band), up to ${days} days. Studios that spoke last with a price or materials and heard nothing for 15 working days. Calendar time.`,
  nobodySpokeLast: 'No studio has yet had the last word with an offer',
  notReminded: 'no reminder yet',
  thenAndNow: (n) => `The shares of 2014 beside those of ${n} ${studios(n)}`,
  thenAndNowMeasure:
    'Dots: this wave, with 95% Wilson interval. Diamonds: as printed in 2014, when the number of studios was not told. Over all that were contacted, the undelivered included; interrogation over those who answered.',
  thenRows: {
    form: 'a form on the site',
    email: 'answered by mail',
    phone: 'answered by phone',
    noAnswer: 'no answer',
    interrogating: 'interrogate instead of selling',
    meanDelay: 'mean delay of those who answered',
    medianPrice: 'median price',
    meanPrice: 'mean price',
  },
  quoteForms: { point: 'one price', range: 'range', from: '“from”', upto: '“up to”' },
  quotesAxis: 'quotes',
  priceAxis: (currency) => `thousand ${currency}, logarithmic scale`,
  interval95: '95% interval',
};
