import { englishForm } from '../../releases/words/number-words.ts';
import { estimateMeanings } from './estimate-words.ts';
import type { LifeWords } from './life-words.ts';

export const englishLife: LifeWords = {
  contents: 'On this page',
  span: (from, to) => `${from} to ${to}`,
  asOfTime: (moment) => `As of ${moment}; all dates and times are in UTC`,
  responses: {
    open: (day) => `Responses: open until ${day}`,
    over: (day) => `Responses: over since ${day}, not closed yet`,
    closed: (day) => `Responses: closed on ${day}, frozen`,
  },
  silence: {
    open: (day) => `Silence stage: open until ${day}`,
    over: (day) => `Silence stage: over since ${day}`,
    ended_early: (day) => `Silence stage: ended early for all on ${day}`,
  },
  nothingYet: 'Nothing has come back yet. This page fills as the field goes on; open it again, it needs no script.',
  thenHeading: '2014 and now',
  in2014: '2014, n not told',
  here: 'Here',
  thenLabels: {
    form: 'A form on the site',
    AR1: 'Answered by a person, of all contacted (AR1)',
    AR2: 'Answered by a person, of those not known to be undelivered (AR2)',
    email: 'First answer by mail',
    phone: 'First answer by phone',
    noAnswer: 'No answer, the undelivered included',
    interrogating: 'Interrogate instead of selling, of those who answered',
    meanDelay: 'Mean delay of those who answered (the figure of 2014)',
    restricted: 'Beside it: mean waiting time, the silent included',
    medianPrice: 'Median price',
    meanPrice: 'Mean price',
  },
  about: (value) => `about ${value}`,
  notPublished: 'not printed',
  noSuchItem: 'not asked: the codebook has no such item',
  severalTables: 'see the prices by budget',
  thenInterim:
    'Interim: shares cover the windows that are over; the mean over those who answered grows as slow answers come in.',
  thenNote:
    'The shares of 2014 are as they were printed. They stand beside ours over all that were contacted; each inquiry is cut at its own reminder or at the end of its window.',
  sizes: ({ pie, all, searchedTo }) =>
    `How many studios were asked in 2014 was never told. Of the sizes up to ${searchedTo}, 57%, 11% and 32% as parts of one whole fit ${pie}. With 68% of the same studios and 26% of those who answered there remain ${all}.`,
  smallestSize: ({ x, n, interval }) =>
    `At the smallest of them, ${x} of ${n}, the 95% interval of “57%” would be ${interval}.`,
  openRow: (answered) => `open: window still running (${answered} of them answered so far)`,
  notSentYet: 'open: not delivered yet',
  answeredBy: 'Share by then',
  bins: (budget) => `Quotes by size: ${budget}`,
  range: 'From, up to below',
  funnelHeading: 'Where they are lost',
  stage: 'Stage',
  ofFirst: 'Of the first stage',
  ofPrevious: 'Of the stage before',
  funnelNote: (coded) =>
    coded
      ? 'A later stage implies the earlier ones: a price in the first letter skips the materials.'
      : 'Materials are not coded yet, so that stage is left out. A later stage implies the earlier ones.',
  remindersHeading: 'Who comes back',
  remindersOpen: (day) =>
    `The silence stage is open until ${day}: who has not reminded of themselves yet is not “silent”.`,
  remindersNote: ({ total, withOffer, window, later }) =>
    `${total} ${englishForm(total, 'reminder', 'reminders')} in all: ${window} within the response window, ${later} in the silence stage; ${withOffer} of them brought a price or materials.`,
  remindersLeftOut: (n) =>
    `Not counted: ${n} more ${englishForm(n, 'studio', 'studios')} had the last word, but with neither price nor materials, or heard nothing for less than 15 working days.`,
  remindedSoFar: 'Reminded of themselves so far (stage open)',
  byMode: (list) => `Of these ${list}.`,
  remindersPerStudio: 'Reminders per studio',
  studios: 'Studios',
  nudgeHeading: 'What our own reminder brought',
  nudgeNote: 'None of this is in any other number: the clock of a studio stops at our reminder.',
  noNudge: 'Nobody was reminded by us.',
  lateUnasked: (n) =>
    `Of their own accord, but after the window: ${n} ${englishForm(n, 'studio', 'studios')}; silent in all rates.`,
  outages: ({ outages, hours, lost }) =>
    outages === 0
      ? 'Our mailbox could be read throughout.'
      : `Our mailbox could not be read for ${hours} h in all (${outages} ${englishForm(outages, 'outage', 'outages')}). Delays of ${lost} ${englishForm(lost, 'inquiry', 'inquiries')} are censored where an outage of a tenth of the window or more began.`,
  figures: 'The numbers of the chart',
  definitionsHeading: 'Definitions',
  intervals:
    'Intervals are 95%: Wilson for shares; Brookmeyer and Crowley on the log-log scale for medians of delays; Greenwood for the restricted mean; order statistics for the median price; Student on the log scale for the geometric mean; where studios share an owner, the cluster sandwich over owners, read back as ranks for the median price. Where none is printed, the reason stands in its place.',
  explained: {
    ...estimateMeanings('en'),
    AR1: 'Inquiries that a person of the studio answered of their own accord within the window, of all sent or lost by the studio’s own form or mail.',
    AR2: 'The same answers, of inquiries not known to be undelivered. The headline.',
    silent: 'Delivered or not known to be undelivered, window over, and no person answered.',
    undelivered: 'Lost by the studio’s own form or mail: broken, refused or bounced for good.',
    form_share:
      'Sites on which a form for inquiries could be seen, working or not, of the contacted studios whose site was looked at.',
    contacted_email: 'First answer of a person by mail, of all contacted.',
    contacted_phone: 'First contact by a call to us, taken or missed, of all contacted.',
    contacted_messenger: 'First answer by messenger, of all contacted.',
    contacted_no_answer:
      'All contacted without an answer of a person within the window: silent, undelivered or lost to view.',
    mode_email: 'First answer of a person by mail, of inquiries not known to be undelivered.',
    mode_phone: 'First contact by a call to us, taken or missed, of inquiries not known to be undelivered.',
    mode_messenger: 'First answer by messenger, of inquiries not known to be undelivered.',
    mode_other: 'Opted out, recognised the audit, or lost to view by an outage of our mailbox.',
    interrogating:
      'Interrogates the client or talks of its own worries instead of selling: item “interrogates” of the codebook, settled codes only, the highest code among a studio’s letters.',
    T_human_median:
      'Time from delivery until half had a first answer of a person (Kaplan–Meier; censored at the end of the window, at our reminder and at long outages).',
    T_human_q25: 'The same for a quarter.',
    T_human_rmst:
      'Mean waiting time with every wait counted up to the end of the window: the area under the curve of those still waiting.',
    T_human_mean_of_answerers:
      'Mean over those who answered. It leaves the silent out and so tells less than the restricted mean; printed because 2014 printed it.',
    price_median:
      'Median of the main prices for the whole project on the log scale; a range at its geometric midpoint.',
    price_geometric_mean: 'Mean on the log scale.',
    price_mean: 'Arithmetic mean; a few high prices move it.',
    funnel_of_sampled: 'Inquiries that came this far, of all whose window is over.',
    funnel_of_previous: 'Inquiries that came this far, of those at the stage before.',
    reminded:
      'Studios that turned to us unasked at least one working day after their own last word, up to the end of the silence stage, newsletters not counted; of those that spoke last with a price or materials and heard nothing for 15 working days.',
    time_to_reminder_median: 'Time from the last word until half had reminded of themselves (Kaplan–Meier).',
    answered_after_nudge: 'First answer of a person after our reminder and within the window, of all reminded by us.',
    answered_after_nudge_late:
      'First answer of a person after our reminder and after the window, of all reminded by us.',
    coded_share:
      'Studios whose letters show the anchor, by settled codes: two coders blind to each other, a third settles; the highest value among a studio’s letters.',
  },
};
