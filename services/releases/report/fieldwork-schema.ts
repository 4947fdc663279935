import Type, { type Static } from 'typebox';
import { estimateRef } from './estimate.ts';

const closed = { additionalProperties: false } as const;

/** Rates by the AAPOR Standard Definitions and the audit's own beside the headline, AR2 weighted to the frame and adjusted by the debrief. */
export const fieldworkSchema = Type.Object(
  {
    rates: Type.Array(estimateRef, {
      description: 'RR1–RR6, COOP1, COOP3, REF1, CON1, AR3, SR1, SR2, our own failures.',
    }),
    weighted: Type.Object(
      { process: estimateRef, frame: estimateRef },
      {
        ...closed,
        description:
          'AR2 weighted by the strata of the frame: for the next similar inquiry, and for the listed studios themselves.',
      },
    ),
    debriefed: Type.Union([estimateRef, Type.Null()], {
      description: 'AR2 over what arrived by the word of the silent studios; null before the debrief is opened.',
    }),
    listed: Type.Integer({ minimum: 0, description: 'Studios of the frame in the strata that were drawn from.' }),
  },
  closed,
);
export type FieldworkReport = Static<typeof fieldworkSchema>;
