import Type, { type Static } from 'typebox';
import { rulesSchema, scheduleSchema, windowsSchema } from './conduct.ts';
import { armsSchema, budgetSchema, samplingSchema } from './drawing.ts';
import { personaSchema, scriptsSchema } from './people.ts';
import { closed, idOf, sentence } from './primitives.ts';
import { ethicsSchema, frameSchema, interestSchema, objectiveSchema } from './purpose.ts';
import { publicationSchema, rubricSchema } from './record.ts';

/**
 * The whole design of a campaign as one file. Single source of the types, the published JSON Schema and the reference.
 * Nothing has a default: what a campaign does is written in its protocol, and the hash covers all of it.
 */
export const protocolSchema = Type.Object(
  {
    format: Type.Enum(['zerkalo-protocol/1'], { description: 'Version of this format.' }),
    id: idOf('Name of the campaign in addresses and file names.'),
    title: sentence('Title of the campaign.', 200),
    objective: objectiveSchema,
    interest: interestSchema,
    ethics: ethicsSchema,
    frames: Type.Array(frameSchema, {
      minItems: 1,
      maxItems: 10,
      description: 'Rankings that are merged into the frame.',
    }),
    sampling: samplingSchema,
    arms: armsSchema,
    budgets: Type.Array(budgetSchema, { minItems: 1, maxItems: 12, description: 'Budgets referred to by arms.' }),
    personas: Type.Array(personaSchema, { minItems: 1, maxItems: 12, description: 'Personas referred to by arms.' }),
    scripts: scriptsSchema,
    schedule: scheduleSchema,
    windows: windowsSchema,
    rules: rulesSchema,
    rubric: rubricSchema,
    publication: publicationSchema,
  },
  { ...closed, title: 'Zerkalo protocol', description: 'The whole design of a campaign as one file.' },
);

export type Protocol = Static<typeof protocolSchema>;
export type Persona = Protocol['personas'][number];
export type Frame = Protocol['frames'][number];
export type Budget = Protocol['budgets'][number];
export type Letter = Protocol['scripts']['letters'][number];
export type Schedule = Protocol['schedule'];
