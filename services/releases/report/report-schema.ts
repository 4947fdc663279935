import Type, { type Static, type TSchema } from 'typebox';
import { clocksSchema } from './clocks-schema.ts';
import { effectsSchema } from './effects-schema.ts';
import { estimateRef } from './estimate.ts';
import { fieldworkSchema } from './fieldwork-schema.ts';
import {
  funnelSchema,
  nudgeSchema,
  outagesSchema,
  remindersSchema,
  stagesSchema,
  thenAndNowSchema,
} from './life-schema.ts';
import { waysSchema } from './ways-schema.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const share = Type.Union([Type.Number(), Type.Null()]);
const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);

/** Delay to the first human answer. `waiting` is the share still without one at that time. */
export const delaySchema = Type.Object(
  {
    unit: Type.Literal('minutes'),
    windowMinutes: Type.Number(),
    n: count,
    answered: count,
    clockFaults: count,
    median: estimateRef,
    firstQuarter: estimateRef,
    meanWaiting: estimateRef,
    meanOfAnswerers: estimateRef,
    curve: Type.Array(
      Type.Object({ minutes: Type.Number(), waiting: Type.Number(), lower: share, upper: share }, closed),
    ),
    atRisk: Type.Array(Type.Object({ minutes: Type.Number(), n: count }, closed)),
  },
  closed,
);
export type DelayReport = Static<typeof delaySchema>;

const centre = Type.Object({ median: estimateRef, mean: estimateRef }, closed);

/** Project prices of one budget arm, in minor units of `currency`. `quotes` are without names, for the researcher's eyes. */
export const priceSchema = Type.Object(
  {
    budget: Type.String(),
    budgetText: orNull(
      Type.Record(Type.String(), Type.String(), {
        description: 'How the letters name it, by language; empty: they name none.',
      }),
    ),
    currency: orNull(Type.String()),
    countingRule: Type.String(),
    n: count,
    leftOut: Type.Object({ otherBasis: count, otherCurrency: count }, closed),
    /** Prices of another currency that an imported rate of their day brought into this one. */
    converted: count,
    forms: Type.Object({ point: count, range: count, from: count, upto: count }, closed),
    vat: Type.Object({ added: count, unknown: count }, closed),
    median: estimateRef,
    geometricMean: estimateRef,
    mean: estimateRef,
    rules: Type.Object(
      { lowEnd: centre, highEnd: centre },
      { ...closed, description: 'The same quotes at their low and at their high ends.' },
    ),
    review: Type.Object(
      { flagged: count, median: estimateRef },
      {
        ...closed,
        description:
          'Quotes that look like a slip of unit (|z| over 3.5 by log MAD), and the median without them; none is left out elsewhere.',
      },
    ),
    histogram: Type.Object({ edges: Type.Array(Type.Number()), counts: Type.Array(count) }, closed),
    quotes: Type.Array(
      Type.Object({ minor: Type.Number(), form: Type.Enum(['point', 'range', 'from', 'upto']) }, closed),
    ),
  },
  closed,
);
export type PriceReport = Static<typeof priceSchema>;

/** One item of the codebook: shares of its anchors by settled codes, the highest value of a studio's letters each. */
export const codedItemSchema = Type.Object(
  {
    item: Type.String(),
    question: Type.String(),
    axis: Type.String(),
    alpha: Type.Union([Type.Number(), Type.Null()], {
      description: "Krippendorff's alpha of both coders before settling; null: not enough, or no variation.",
    }),
    doubleCoded: count,
    withheld: Type.Boolean({ description: 'True: the coders agreed less than the protocol asks for.' }),
    anchors: Type.Array(Type.Object({ value: Type.Integer(), label: Type.String(), share: estimateRef }, closed)),
  },
  closed,
);
export type CodedItem = Static<typeof codedItemSchema>;

/** The report of one wave at one moment of field time. */
export const reportSchema = Type.Object(
  {
    campaign: Type.Object({ slug: Type.String(), title: Type.String() }, closed),
    rehearsal: Type.Boolean(),
    wave: Type.Object(
      {
        number: Type.Integer(),
        launchedAt: Type.String(),
        responseClosesAt: Type.String(),
        fieldClosedAt: orNull(Type.String()),
        windowDays: Type.Integer(),
        protocolHash: Type.String(),
      },
      closed,
    ),
    asOf: Type.String({ description: 'Field time.' }),
    interim: Type.Boolean({
      description: 'True while some window is still running: rates then cover the ended windows only.',
    }),
    cases: Type.Object(
      {
        sampled: count,
        settled: count,
        windowRunning: count,
        answeredInRunningWindow: count,
        notDeliveredYet: count,
        notEligible: count,
      },
      closed,
    ),
    aaporEdition: Type.String({ description: 'Edition of the AAPOR Standard Definitions that the classes follow.' }),
    dispositions: Type.Array(
      Type.Object({ code: Type.Integer(), name: Type.String(), class: Type.String(), count }, closed),
    ),
    stages: stagesSchema,
    thenAndNow: thenAndNowSchema,
    contacted: Type.Object(
      {
        form: estimateRef,
        email: estimateRef,
        phone: estimateRef,
        messenger: estimateRef,
        noAnswer: estimateRef,
      },
      closed,
    ),
    interrogating: Type.Union([estimateRef, Type.Null()], {
      description: 'Null: the codebook has no such item. Settled codes only.',
    }),
    ways: waysSchema,
    clocks: clocksSchema,
    effects: effectsSchema,
    fieldwork: fieldworkSchema,
    rates: Type.Object({ AR2: estimateRef, AR1: estimateRef, silent: estimateRef, undelivered: estimateRef }, closed),
    modes: Type.Object({ email: estimateRef, phone: estimateRef, messenger: estimateRef, other: estimateRef }, closed),
    channels: Type.Object({ form: estimateRef, mail: estimateRef }, closed),
    delay: delaySchema,
    prices: Type.Array(priceSchema),
    funnel: funnelSchema,
    nudge: nudgeSchema,
    reminders: remindersSchema,
    outages: outagesSchema,
    coded: Type.Array(codedItemSchema, { description: 'Empty while nothing is settled.' }),
    limits: Type.Array(Type.String({ description: 'What this report does not measure, by id.' })),
    inputHash: Type.String(),
    codeVersion: Type.String(),
  },
  closed,
);
export type Report = Static<typeof reportSchema>;
