import Type, { type Static } from 'typebox';

const nullable = (what: string) => Type.Union([Type.Number(), Type.Null()], { description: what });

/** A published number is never bare: it carries n, denominator, interval (or why none), definition, input and code. */
export const estimateSchema = Type.Object(
  {
    definition: Type.String({ description: 'Id of the definition in the glossary of the report.' }),
    unit: Type.Enum(['share', 'minutes', 'working_minutes', 'minor'], {
      description:
        'share: 0…1; minutes: calendar time; working_minutes: working time, 540 a day; minor: minor units of the currency named beside it.',
    }),
    value: nullable('Null when it cannot be estimated.'),
    n: Type.Integer({ minimum: 0 }),
    numerator: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    denominatorName: Type.String(),
    interval: Type.Union([
      Type.Object({
        level: Type.Number(),
        method: Type.String(),
        lower: nullable('Null: open below.'),
        upper: nullable('Null: open above.'),
      }),
      Type.Null(),
    ]),
    whyNoInterval: Type.Union([Type.String(), Type.Null()]),
    inputHash: Type.String({ description: 'SHA-256 of the facts the report was computed from.' }),
    codeVersion: Type.String(),
  },
  { $id: 'Estimate', additionalProperties: false },
);
export type Estimate = Static<typeof estimateSchema>;

/** Points at the shared schema, so that descriptions state it once; whoever compiles it must know `estimateSchema`. */
export const estimateRef = Type.Unsafe<Estimate>(Type.Ref('Estimate'));

/** What all estimates of one report share. */
export type Provenance = { readonly inputHash: string; readonly codeVersion: string };
