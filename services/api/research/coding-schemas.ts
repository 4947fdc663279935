import Type from 'typebox';
import { orNull, rehearsal } from './row-schemas.ts';

const code = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 });
/** One type list and no union: the validator would try the first branch of a union and turn null into 0. */
const value = Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, maximum: 10 });

export const codesBody = Type.Record(code, value, {
  description: 'Item → value of one of its anchors; null: not observable, which is not zero.',
});

export const verdictsBody = Type.Record(Type.String({ pattern: '^[0-9]{1,15}$' }), Type.Boolean(), {
  maxProperties: 200,
  description: 'Number of a proposal → whether it is confirmed; what is left out is not judged.',
});

const proposal = Type.Object({
  id: Type.Integer(),
  kind: Type.String({ description: 'question, promise, greeting or suspicion.' }),
  type: orNull(Type.String({ description: 'Subject of a question, or whose name a greeting has.' })),
  due: orNull(Type.String({ description: 'Last day of a promise.' })),
  state: orNull(Type.String({ description: 'Of a promise so far: kept, late, broken or open.' })),
  start: Type.Integer({ description: 'Offset in text, UTF-16 units.' }),
  end: Type.Integer(),
});

const quote = Type.Object({
  role: Type.String(),
  isMain: Type.Boolean(),
  lowMinor: orNull(Type.Integer()),
  highMinor: orNull(Type.Integer()),
  currency: orNull(Type.String()),
  basis: Type.String(),
  vat: Type.String(),
  start: Type.Integer({ description: 'Offset in text, UTF-16 units.' }),
  end: Type.Integer(),
});

const item = Type.Object({
  code: Type.String(),
  axis: Type.String(),
  question: Type.String(),
  anchors: Type.Array(
    Type.Object({ value: Type.Integer(), label: Type.String(), example: Type.Optional(Type.String()) }),
  ),
  notObservable: Type.String({ description: 'When null is the code.' }),
});

/** A reply as coders see it: no studio, no arm, no names. */
const replyFields = {
  messageId: Type.String(),
  rehearsal,
  language: orNull(Type.String()),
  ordinal: Type.Integer({ description: 'Which letter of a person to this inquiry it is, from 1.' }),
  afterSecondStep: Type.Boolean({ description: 'Whether our second letter had left before it came.' }),
  subject: Type.String(),
  text: Type.String({ description: 'Redacted: names, addresses and signatures are tokens in brackets.' }),
  quotes: Type.Array(quote, { description: 'Of the letter itself.' }),
  files: Type.Array(
    Type.Object({
      name: Type.String({ description: 'Redacted.' }),
      format: Type.String(),
      unread: orNull(Type.String({ description: 'Why the file says nothing to us.' })),
      notes: Type.Array(Type.String()),
      material: Type.String({
        description: 'Proposal, presentation, contract, samples, estimate, price_list, brief or other.',
      }),
      template: Type.Boolean(),
      text: Type.String({
        description: 'Redacted, at most 20,000 characters; a row of a table is one line with tabs.',
      }),
      quotes: Type.Array(quote),
    }),
    { description: 'Files that came with the letter.' },
  ),
  items: Type.Array(item),
};

export const nextSchema = Type.Object({
  task: orNull(
    Type.Object({
      taskId: Type.String(),
      ...replyFields,
      proposals: Type.Array(proposal, { description: 'What rules found and a coder confirms.' }),
      earlier: Type.Object(
        { codes: Type.Record(Type.String(), value), verdicts: Type.Record(Type.String(), Type.Boolean()) },
        { description: 'What the caller said of it before taking it back; empty where nothing was taken back.' },
      ),
    }),
  ),
  progress: Type.Object({ done: Type.Integer(), open: Type.Integer() }),
  lastCoded: orNull(Type.String({ description: 'Task that was coded last, where its codes may still be taken back.' })),
});

export const disputesSchema = Type.Object({
  rows: Type.Array(
    Type.Object({
      reply: Type.Object(replyFields),
      disputed: Type.Array(Type.Object({ item: Type.String(), first: value, second: value })),
    }),
  ),
});

const bounded = Type.Object({
  value: orNull(Type.Number()),
  lower: orNull(Type.Number()),
  upper: orNull(Type.Number()),
});
export const agreementSchema = Type.Object({
  rehearsal,
  threshold: Type.Number({ description: 'Least alpha of the protocol at which an item is published.' }),
  tasks: Type.Object({ drawn: Type.Integer(), coded: Type.Integer(), disputed: Type.Integer() }),
  items: Type.Array(
    Type.Object({
      item: Type.String(),
      replies: Type.Integer({ description: 'Replies that both coders finished.' }),
      judgedByBoth: Type.Integer({ description: 'Of them, those that neither found not observable.' }),
      rawAgreement: orNull(Type.Number()),
      kappa: bounded,
      alpha: bounded,
      publishable: orNull(Type.Boolean()),
    }),
  ),
});
