import Type, { type Static } from 'typebox';
import { estimateRef } from './estimate.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

/** With or without whom the headline is counted. */
export const WAYS = ['as_counted', 'without_doubted', 'machine_not_counted', 'without_both'] as const;
export type Way = (typeof WAYS)[number];

/** The headline with and without inquiries that were doubted, and answers that a machine may have composed (critics 8, 66, 68). */
export const waysSchema = Type.Object(
  {
    doubted: estimateRef,
    doubtedOpenly: estimateRef,
    judgedBy: Type.Object(
      { code: count, rule: count },
      { ...closed, description: 'Answered inquiries judged by a settled code, and those judged by the rules only.' },
    ),
    machine: estimateRef,
    unmasked: estimateRef,
    bracket: Type.Object(
      { silent: estimateRef, leftOut: estimateRef, answered: estimateRef, withCalls: estimateRef },
      {
        ...closed,
        description:
          'AR2 with the unmasked counted as silent, left out, as answers, and with calls that no inquiry could be given.',
      },
    ),
    dependsOnUnmasked: Type.Boolean({ description: 'True: the unmasked move AR2 by more than five points.' }),
    unattributedCalls: count,
    rows: Type.Array(
      Type.Object({ way: Type.Enum([...WAYS]), AR2: estimateRef, AR1: estimateRef, median: estimateRef }, closed),
    ),
  },
  closed,
);
export type WaysReport = Static<typeof waysSchema>;
