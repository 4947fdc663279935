import Type, { type TSchema } from 'typebox';
import { waveKinds } from '../../design/waves/wave-plan.ts';

export const moment = (description: string) => Type.String({ format: 'date-time', description });
export const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);
export const rehearsal = Type.Boolean({
  description: 'True: made on the rehearsal clock against a practice city, not the field.',
});
export const slugParam = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 120 });
export const uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** Which wave of the campaign; the latest without it. */
export const waveQuery = { wave: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) };

/** A list page of some row. */
export const pageSchema = <Row extends TSchema>(row: Row) =>
  Type.Object({
    rows: Type.Array(row),
    next: orNull(Type.String({ description: 'Cursor of the next page; null: no more.' })),
  });

export const campaignSchema = Type.Object({
  slug: Type.String(),
  title: Type.String(),
  state: Type.String(),
  rehearsal,
  protocolHash: Type.String(),
  createdAt: moment('Machine time.'),
});

export const waveSchema = Type.Object({
  number: Type.Integer(),
  kind: Type.Enum(['first', ...waveKinds], { description: 'How its studios were found.' }),
  launchedAt: moment('Field time.'),
  responseClosesAt: moment('Field time.'),
  silenceClosesAt: moment('Field time.'),
  fieldClosedAt: orNull(moment('Field time; null while the responses are open.')),
});
