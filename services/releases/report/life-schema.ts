import Type, { type Static } from 'typebox';
import { estimateRef } from './estimate.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const share = Type.Union([Type.Number(), Type.Null()]);
const maybeEstimate = Type.Union([estimateRef, Type.Null()]);

/** The figures that the experiment of 2014 printed, beside this wave's; `ours` null: this wave has no such number. */
export const thenAndNowSchema = Type.Object(
  {
    searchedTo: count,
    sizesOfPie: Type.Array(count, {
      description: 'Sample sizes that fit 57, 11 and 32 % as parts of one whole; the size was never published.',
    }),
    sizesOfAll: Type.Array(count, { description: 'Of these, sizes that fit 68 % and 26 % as well.' }),
    emailAtSmallest: estimateRef,
    rows: Type.Array(
      Type.Object(
        {
          id: Type.Enum([
            'form',
            'email',
            'phone',
            'noAnswer',
            'interrogating',
            'meanDelay',
            'medianPrice',
            'meanPrice',
          ]),
          unit: Type.Enum(['share', 'minutes', 'minor']),
          published: Type.Number(),
          approximate: Type.Boolean({ description: 'True: printed in words or as "about".' }),
          ours: maybeEstimate,
        },
        closed,
      ),
    ),
  },
  closed,
);
export type ThenAndNow = Static<typeof thenAndNowSchema>;

/** Both stages of a wave; they end separately. `closed`: dispositions are final and written. */
export const stagesSchema = Type.Object(
  {
    responses: Type.Enum(['open', 'over', 'closed']),
    responsesClosedAt: Type.Union([Type.String(), Type.Null()]),
    silence: Type.Enum(['open', 'over', 'ended_early']),
    silenceClosesAt: Type.String(),
    silenceDays: Type.Integer(),
  },
  closed,
);
export type Stages = Static<typeof stagesSchema>;

/** How far inquiries whose window is over came; a later stage implies the earlier ones. */
export const funnelSchema = Type.Object(
  {
    coded: Type.Boolean({ description: 'False: materials are not coded, so that stage is left out.' }),
    stages: Type.Array(
      Type.Object(
        { stage: Type.String(), count, ofFirst: estimateRef, ofPrevious: Type.Union([estimateRef, Type.Null()]) },
        closed,
      ),
    ),
  },
  closed,
);
export type FunnelReport = Static<typeof funnelSchema>;

/** What our own reminder brought; none of it is in a rate, a delay or the funnel. */
export const nudgeSchema = Type.Object(
  {
    answered: estimateRef,
    answeredAfterWindow: estimateRef,
    byMode: Type.Object({ email: count, phone: count, messenger: count }, closed),
    lateUnasked: Type.Integer({
      minimum: 0,
      description: 'Not reminded, first answer of a person after the window: silent in all rates.',
    }),
  },
  closed,
);
export type NudgeReport = Static<typeof nudgeSchema>;

/** Reminders that studios sent of their own accord after they had the last word, up to the end of the silence stage. */
export const remindersSchema = Type.Object(
  {
    open: Type.Boolean({ description: 'True while the silence stage runs: everything here is "so far".' }),
    notCounted: Type.Integer({
      minimum: 0,
      description: 'Had the last word, but without a price or materials, or we were silent less than 15 working days.',
    }),
    reminded: estimateRef,
    median: estimateRef,
    total: count,
    perStudio: Type.Array(Type.Object({ reminders: count, studios: count }, closed)),
    byMode: Type.Object({ email: count, phone: count, messenger: count }, closed),
    withOffer: Type.Integer({ minimum: 0, description: 'Reminders that bring a price or materials.' }),
    byStage: Type.Object({ responseWindow: count, silenceStage: count }, closed),
    curve: Type.Array(
      Type.Object({ minutes: Type.Number(), waiting: Type.Number(), lower: share, upper: share }, closed),
    ),
    atRisk: Type.Array(Type.Object({ minutes: Type.Number(), n: count }, closed)),
    horizonMinutes: Type.Number(),
  },
  closed,
);
export type RemindersReport = Static<typeof remindersSchema>;

export const outagesSchema = Type.Object(
  {
    outages: count,
    hours: Type.Number({ description: 'Field time in which our mailbox could not be read, since the launch.' }),
    lost: Type.Integer({ minimum: 0, description: 'Inquiries whose view was lost: delays censored there.' }),
  },
  closed,
);
