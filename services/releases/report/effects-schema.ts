import Type, { type Static } from 'typebox';
import { estimateRef } from './estimate.ts';

const closed = { additionalProperties: false } as const;
const share = Type.Union([Type.Number(), Type.Null()]);

/** Factors of the design in the order in which they are compared. */
export const FACTORS = ['persona', 'channel', 'budget', 'wording'] as const;
export type Factor = (typeof FACTORS)[number];

const testSchema = Type.Object(
  {
    method: Type.Enum(['exact_conditional', 'permutation_log_rank', 'log_rank_chi_square']),
    p: share,
    holm: Type.Union([Type.Number(), Type.Null()], {
      description: 'p adjusted by Holm over all comparisons of the wave in this family.',
    }),
    permutations: Type.Union([Type.Integer(), Type.Null()], { description: 'Null: nothing is drawn.' }),
    stream: Type.Union([Type.String(), Type.Null()], { description: 'Seed of the permutations.' }),
  },
  closed,
);

/** Differences by the randomised factors: each level against the first of its factor, strata of the draw held apart. */
export const effectsSchema = Type.Array(
  Type.Object(
    {
      factor: Type.Enum([...FACTORS]),
      level: Type.String(),
      base: Type.String(),
      strata: Type.Integer({ minimum: 0 }),
      AR2: estimateRef,
      AR2Test: testSchema,
      meanWaiting: estimateRef,
      delayTest: testSchema,
    },
    closed,
  ),
);
export type EffectsReport = Static<typeof effectsSchema>;
