import Type from 'typebox';
import { channels, closed, fraction, idOf, money, perLanguage, sentence, whole } from './primitives.ts';

export const strata = ['frame', 'rank-tier', 'city', 'price-tier'] as const;

/** How many studios are drawn and by which public randomness (statistics: seeded hash order, one stream per purpose). */
export const samplingSchema = Type.Object(
  {
    size: Type.Optional(whole('Number of studios to draw.', 1, 100_000)),
    fraction: Type.Optional(fraction('Share of the frame to draw, instead of a size.')),
    strata: Type.Array(Type.Enum([...strata], { description: 'Property that separates strata.' }), {
      maxItems: 4,
      description: 'Strata are all combinations of these properties; empty list: one stratum.',
    }),
    allocation: Type.Enum(['proportional', 'equal'], { description: 'How the size is divided among strata.' }),
    rankTiers: Type.Optional(
      Type.Array(whole('Last rank percentile of the tier, in percent.', 1, 100), {
        minItems: 1,
        maxItems: 10,
        description: 'Upper bounds of rank tiers in percent of the frame, rising, for the stratum rank-tier.',
      }),
    ),
    sameStudio: Type.Optional(
      Type.Array(
        Type.Array(Type.String({ minLength: 3, maxLength: 253, description: 'Registrable domain.' }), {
          minItems: 2,
          maxItems: 2,
          description: 'Two domains.',
        }),
        { maxItems: 500, description: 'Doubtful pairs that a person found to be one studio.' },
      ),
    ),
    seed: Type.String({
      minLength: 8,
      maxLength: 200,
      description: 'Seed of the draw, the assignment and the send slots, fixed before the frame is read.',
    }),
    beacon: Type.Optional(
      sentence(
        'Name and round of a public random beacon that will be mixed in at launch, so that nobody can choose the sample.',
        300,
      ),
    ),
  },
  { ...closed, description: 'Sample: size or fraction, strata and seed.' },
);

const levels = (what: string) => Type.Array(idOf('Id of a level.'), { minItems: 1, maxItems: 12, description: what });

/** Randomised factors; every combination is an arm, assigned in blocks so that main effects stay balanced. */
export const armsSchema = Type.Object(
  {
    personas: levels('Ids of personas.'),
    channels: Type.Array(Type.Enum([...channels]), {
      minItems: 1,
      maxItems: 2,
      description: 'First channel tried. Studios that have only one of two channels get arms of that one.',
    }),
    budgets: levels('Ids of budgets.'),
    wordings: levels('Ids of letters (scripts.letters).'),
  },
  { ...closed, description: 'Factors of the arms: persona, channel, budget, wording.' },
);

export const budgetSchema = Type.Object(
  {
    id: idOf('Name of the budget.'),
    value: Type.Optional(money('The budget as an amount; absent when the letter names none.')),
    text: perLanguage(
      Type.String({ maxLength: 200, description: 'Short text for {{budget}} and for budget fields of forms.' }),
      'Short text per language; empty when no budget is named.',
    ),
    sentence: perLanguage(
      Type.String({ maxLength: 500, description: 'Whole sentence for {{budgetSentence}}.' }),
      'Sentence per language; empty when no budget is named.',
    ),
  },
  { ...closed, description: 'A budget the persona states, or none.' },
);
