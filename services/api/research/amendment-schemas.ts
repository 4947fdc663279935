import Type from 'typebox';
import { sha256, words } from './act-on-campaign.ts';
import { moment, orNull } from './row-schemas.ts';

const change = Type.Object({
  path: Type.String({ description: 'Such as rules.nudge.share or personas[anna].role.' }),
  change: Type.Enum(['added', 'removed', 'changed']),
});

export const proposedSchema = Type.Object({
  hash: sha256,
  changes: Type.Array(change),
  afterFirstLetter: Type.Boolean(),
});

export const registrationSchema = Type.Object({
  versions: Type.Array(Type.Object({ hash: sha256, registeredAt: moment('Field time.') }), {
    description: 'Approved versions, the first first.',
  }),
  amendments: Type.Array(
    Type.Object({
      previousHash: sha256,
      hash: sha256,
      changes: Type.Array(change),
      reason: Type.String(),
      amendedBy: Type.String(),
      amendedAt: moment('Field time.'),
      approvedBy: orNull(Type.String({ description: 'Null: waits for the second person and is not in force.' })),
      afterFirstLetter: Type.Boolean(),
    }),
  ),
  deviations: Type.Array(
    Type.Object({
      wave: orNull(Type.Integer()),
      happenedOn: Type.String(),
      planned: Type.String(),
      done: Type.String(),
      why: Type.String(),
      notedBy: Type.String(),
      notedAt: moment('Field time.'),
    }),
  ),
});

export const deviationBody = Type.Object(
  {
    wave: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: 'The whole campaign without it.' })),
    happenedOn: Type.String({ format: 'date', description: 'Not in the future.' }),
    planned: words('What was planned.'),
    done: words('What was done instead.'),
    why: words('Why.'),
  },
  { additionalProperties: false },
);
