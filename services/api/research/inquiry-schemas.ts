import Type, { type Static } from 'typebox';
import { moment, orNull, rehearsal } from './row-schemas.ts';
import { inquiryStates } from './store/inquiries.ts';

export const inquirySchema = Type.Object({
  id: Type.String(),
  rehearsal,
  studio: Type.String(),
  domain: Type.String(),
  persona: Type.String(),
  wording: Type.String(),
  arm: Type.Record(Type.String(), Type.Unknown()),
  state: Type.Enum([...inquiryStates], { description: 'Of the first step; unplanned: no attempt yet.' }),
  channel: orNull(Type.String()),
  reason: orNull(Type.String()),
  dueAt: moment('Field time.'),
  deliveredAt: orNull(moment('Field time.')),
  firstHumanAt: orNull(moment('Field time.')),
  disposition: orNull(Type.String({ description: 'Final; null until the field is closed.' })),
});

export const studioSchema = Type.Object({
  id: Type.String(),
  rehearsal,
  name: Type.String(),
  domain: Type.String(),
  city: orNull(Type.String()),
  tier: orNull(Type.String()),
  stratum: Type.String(),
  inclusionProbability: Type.Number(),
  inquiryId: orNull(Type.String()),
});

const quoteSchema = Type.Object({
  role: Type.String(),
  isMain: Type.Boolean(),
  lowMinor: orNull(Type.Integer({ description: 'Null: open below.' })),
  highMinor: orNull(Type.Integer({ description: 'Null: open above.' })),
  currency: orNull(Type.String()),
  basis: Type.String(),
  vat: Type.String(),
  snippet: Type.String(),
  confidence: Type.Number(),
});

const messageFields = {
  id: Type.String(),
  kind: Type.String(),
  subject: orNull(Type.String()),
  text: Type.String({ description: 'New text without quotations, at most 20,000 characters.' }),
  fromDomain: orNull(Type.String()),
  inJunk: Type.Boolean(),
  method: Type.String({ description: 'How it was attributed.' }),
  machineSuspected: Type.Boolean({ description: 'A machine may have composed it: by rule, or in a person’s word.' }),
  machineReasons: Type.Array(Type.Object({ sign: Type.String(), evidence: Type.String() }), {
    description: 'Signs the rule found: fast, at_night, same_skeleton, no_reference.',
  }),
  quotes: Type.Array(quoteSchema),
};

export const replySchema = Type.Object({
  ...messageFields,
  rehearsal,
  inquiryId: Type.String(),
  studio: Type.String(),
  at: moment('Field time.'),
});

/** One step of an inquiry's life, told by its source. */
export const timeLineEntrySchema = Type.Union([
  Type.Object({
    source: Type.Literal('attempt'),
    at: moment('Field time.'),
    kind: Type.String(),
    step: Type.String(),
    ordinal: Type.Integer(),
    channel: Type.String(),
    reason: orNull(Type.String({ description: 'Why the attempt was settled as it was.' })),
  }),
  Type.Object({ source: Type.Literal('message'), at: moment('Field time.'), ...messageFields }),
  Type.Object({
    source: Type.Literal('call'),
    at: moment('Field time: when it began.'),
    id: Type.String(),
    direction: Type.String(),
    disposition: Type.String(),
    talkSeconds: Type.Integer(),
    briefRing: Type.Boolean({ description: 'It rang for less than three seconds.' }),
    method: Type.String({ description: 'How it was attributed.' }),
    sheet: Type.Unknown({ description: 'What was said, as it was written down; null: no sheet.' }),
  }),
  Type.Object({
    source: Type.Literal('messenger'),
    at: moment('Field time: when it was sent.'),
    id: Type.String(),
    channel: Type.String(),
    direction: Type.String(),
    text: Type.String(),
    sense: Type.String(),
    method: Type.String({ description: 'How it was attributed.' }),
  }),
  Type.Object({
    source: Type.Literal('disposition'),
    at: moment('Field time.'),
    name: Type.String(),
    rule: Type.String({ description: '`by_hand`: a person overruled it, for `reason`.' }),
    decidedBy: Type.String(),
    reason: orNull(Type.String()),
    facts: Type.Record(Type.String(), Type.Unknown(), { description: 'What the rule looked at.' }),
  }),
]);
export type TimeLineEntry = Static<typeof timeLineEntrySchema>;

export const inquiryWithTimeLineSchema = Type.Object({
  ...inquirySchema.properties,
  campaign: Type.String({ description: 'Slug.' }),
  timeLine: Type.Array(timeLineEntrySchema),
});
export type InquiryWithTimeLine = Static<typeof inquiryWithTimeLineSchema>;
