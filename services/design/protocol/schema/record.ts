import Type from 'typebox';
import { axes, closed, date, fraction, idOf, perLanguage, sentence, whole } from './primitives.ts';

/** Critics 55 to 58: definitions, anchors, examples; not observable differs from zero. */
export const rubricSchema = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          code: idOf('Code of the item.'),
          axis: Type.Enum([...axes], { description: 'Axis of the item.' }),
          question: sentence('What the coder answers from the text of the replies.', 500),
          anchors: Type.Array(
            Type.Object(
              {
                value: whole('Value of the anchor.', 0, 10),
                label: sentence('What the value means.', 300),
                example: Type.Optional(sentence('An example reply.', 1000)),
              },
              closed,
            ),
            { minItems: 2, maxItems: 11, description: 'Each value a coder may give.' },
          ),
          notObservable: sentence('When the item cannot be judged; this is not zero.', 500),
        },
        closed,
      ),
      { minItems: 1, maxItems: 80, description: 'Items of the codebook.' },
    ),
    doubleCodedShare: fraction('Share of replies coded blind by a second coder, drawn by seed.'),
    agreement: fraction("Least Krippendorff's alpha at which an item is published."),
  },
  { ...closed, description: 'Codebook.' },
);

export const publicationSchema = Type.Object(
  {
    licence: Type.Enum(['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'ODbL-1.0'], { description: 'Licence of the data.' }),
    minimumCell: whole('Least number of studios in a published cell (rule E15).', 10, 1000),
    embargoUntil: Type.Optional(date('No release before this date.')),
    terms: sentence('Terms of use; must forbid the discipline of individuals (rule E16).', 1000),
    debrief: perLanguage(sentence('Text told to the studios after the freeze.', 4000), 'Debrief per language.'),
  },
  { ...closed, description: 'What is published, under which licence, and what is told to the studios.' },
);
