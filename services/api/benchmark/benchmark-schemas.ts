import Type, { type TSchema } from 'typebox';
import { CHECKS } from '../../releases/benchmark/checklist.ts';
import { OWN_CLOCKS } from '../../releases/benchmark/clocks.ts';
import type { Row } from '../../releases/cube/row.ts';

const closed = { additionalProperties: false } as const;
const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);
const text = Type.String();
const textOrNull = orNull(text);
const hours = orNull(Type.Number());
const row = Type.Unsafe<Row>(Type.Ref('ReleaseRow'));
const rows = Type.Array(row);
const rowOrNull = Type.Unsafe<Row | null>(Type.Union([Type.Ref('ReleaseRow'), Type.Null()]));
const object = <Shape extends Record<string, TSchema>>(shape: Shape, description = '') =>
  Type.Object(shape, description === '' ? closed : { ...closed, description });

const clock = object(
  { clock: Type.Enum([...OWN_CLOCKS]), hours, businessHours: hours },
  'any: whatever came first; ack: a machine; human: a person; subst: with substance; quote: with a price.',
);
const dispute = object({
  item: text,
  state: Type.Enum(['open', 'upheld', 'rejected']),
  why: text,
  answer: textOrNull,
  leadsTo: orNull(Type.Enum(['third_coder', 'second_coder', 'erratum'])),
});
const code = object({
  item: text,
  question: text,
  messageId: text,
  value: orNull(Type.Integer({ description: 'Null: not observable, which is not zero.' })),
  anchors: Type.Array(object({ value: Type.Integer(), label: text, peers: rowOrNull })),
  dispute: orNull(dispute),
});
const letter = object(
  {
    messageId: text,
    at: text,
    language: textOrNull,
    subject: text,
    text,
    files: Type.Array(object({ name: text, format: text, unread: textOrNull })),
  },
  'Redacted: names, telephones and signatures are taken out.',
);
const promise = object({
  messageId: text,
  words: text,
  due: text,
  cameOn: textOrNull,
  state: Type.Enum(['kept', 'late', 'broken', 'open']),
});

const own = object({
  name: text,
  writtenAt: textOrNull,
  delivery: text,
  attempts: Type.Array(
    object({ channel: text, state: text, reason: textOrNull, at: textOrNull, evidence: Type.Array(text) }),
  ),
  subject: text,
  body: text,
  answers: Type.Array(object({ at: text, mode: text, kind: text, afterHours: hours })),
  firstHumanAfterHours: hours,
  remindedAt: textOrNull,
  clocks: Type.Array(clock),
  price: orNull(object({ minor: Type.Number(), currency: text })),
  promises: Type.Array(promise),
  letters: Type.Array(letter),
  codes: Type.Array(code),
  checklist: Type.Array(
    object({ check: Type.Enum([...CHECKS]), seen: Type.Enum(['yes', 'no', 'not_seen']), peers: rowOrNull }),
  ),
  replies: Type.Array(object({ at: text, text })),
});

const bands = ['first_quarter', 'second_quarter', 'third_quarter', 'last_quarter', 'not_shown'] as const;
const pricePlace = object({ band: Type.Enum(['below', 'around', 'above', 'not_shown']), by: rows });

export const benchmarkSchema = object({
  audits: Type.Array(
    object({
      release: text,
      state: text,
      title: text,
      sha256: text,
      rehearsal: Type.Boolean(),
      replyUntil: text,
      own,
      place: orNull(object({ band: Type.Enum([...bands]), peers: orNull(Type.Integer()), by: rows })),
      peers: orNull(object({ curve: rows, price: orNull(pricePlace) }, 'Frozen rows; null before publication.')),
    }),
    { description: 'Empty before a preview, whether the studio was sampled or not.' },
  ),
});

const release = Type.String({ maxLength: 140 });
export const replyBody = object({ release, text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }) });
export const disputeBody = object({
  release,
  item: Type.String({ minLength: 1, maxLength: 120 }),
  why: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
});
export const keptSchema = object({ kept: Type.Boolean() });
