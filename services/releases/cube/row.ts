import Type, { type Static } from 'typebox';
import { UNITS } from '../dictionary/variable.ts';

const figure = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });

/** Why a figure is missing. A suppressed row keeps its place and shape. */
export const ROW_STATES = [
  'published',
  'suppressed',
  'not_reached',
  'not_available',
  'coders_disagreed',
  'nothing_counted',
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** One published figure with everything a reader needs beside it, or the reason why it is missing. */
export const rowSchema = Type.Object(
  {
    key: Type.String({ description: 'Address of the figure inside its release: table/cell/variable.' }),
    table: Type.String(),
    cell: Type.Record(Type.String(), Type.String(), { description: 'Value of each dimension; "all" is a margin.' }),
    variable: Type.String(),
    status: Type.Enum([...ROW_STATES]),
    unit: Type.Enum([...UNITS]),
    value: figure('Rounded: whole percent, half hours, two significant digits of money.'),
    n: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    numerator: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    denominator: Type.String({ description: 'Id of the denominator; see the dictionary of the release.' }),
    lower: figure('Lower bound of the 95 % interval; null where it is open or missing.'),
    upper: figure('Upper bound of the 95 % interval.'),
    method: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'ReleaseRow', additionalProperties: false },
);
export type Row = Static<typeof rowSchema>;
