import Type from 'typebox';
import { axes, closed, date, idOf, languages, sentence } from './primitives.ts';

/** Why the campaign exists. Critic 13: objective and estimands are stated before launch. */
export const objectiveSchema = Type.Object(
  {
    question: sentence('The one research question, in one sentence.'),
    audience: sentence('Who will use the answer, and for what.'),
    geography: sentence('Why these places and these rankings, and no others.'),
    estimands: Type.Array(
      Type.Object(
        {
          id: idOf('Name of the estimand.'),
          axis: Type.Enum([...axes], { description: 'The axis it belongs to; axes are never added up.' }),
          definition: sentence('What exactly is counted, over which denominator, within which window.'),
          role: Type.Enum(['primary', 'secondary', 'exploratory'], {
            description: 'Exactly one estimand is primary.',
          }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 40, description: 'Everything that will be estimated; what is not here is exploratory.' },
    ),
    scope: sentence('What this audit cannot see: what an inquiry from outside does not measure.'),
  },
  { ...closed, description: 'Question, estimands and scope.' },
);

/** E17: who pays, and what they may gain. */
export const interestSchema = Type.Object(
  {
    funder: sentence('Who pays for the campaign; "own funds" is an answer.', 500),
    conflict: sentence('Conflict of interest of funder, operator and authors; "none" is an answer.'),
    excludedDomains: Type.Array(
      Type.String({ pattern: '^[^\\s/@:]+\\.[^\\s/@:]+$', maxLength: 253, description: 'Registrable domain.' }),
      { maxItems: 200, description: "Domains of the operator's and the funder's own firms: never sampled." },
    ),
  },
  { ...closed, description: 'Funder and conflict of interest (rule E17).' },
);

/** The ethics record: on what ground strangers' time is used. */
export const ethicsSchema = Type.Object(
  {
    legalBasis: sentence('Legal basis of the processing of personal data.'),
    board: sentence('Ethics board with number and date of its decision, or why none was asked.'),
    deceptions: Type.Array(
      Type.Object(
        { what: sentence('What the studio is led to believe.'), why: sentence('Why the study needs it.') },
        closed,
      ),
      { minItems: 1, maxItems: 20, description: 'Every deception; a persona is one.' },
    ),
    benefit: sentence('What the studios get: private benchmark, debrief, opt-out.'),
    retentionDays: Type.Integer({
      minimum: 0,
      maximum: 3650,
      description: 'Days after the freeze until raw mail is destroyed by shredding its key (rule E13).',
    }),
  },
  { ...closed, description: 'Ethics record.' },
);

export const frameSchema = Type.Object(
  {
    id: idOf('Name of the frame; it becomes a stratum label.'),
    file: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^[^/\\\\]+$',
      description: 'File name of the ranking (CSV), without folders.',
    }),
    sha256: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 of the file, hex; with it the launch refuses any other file.',
      }),
    ),
    source: sentence('Title and publisher of the ranking.', 500),
    obtainedAt: date('Date on which the file was obtained.'),
    language: Type.Enum([...languages], { description: 'Language in which studios of this frame are addressed.' }),
    country: Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'ISO 3166 code; national phone numbers are read by it.',
    }),
    columns: Type.Object(
      {
        name: sentence("Header of the column with the studio's name.", 200),
        site: Type.Optional(sentence('Header of the column with the web site.', 200)),
        mail: Type.Optional(sentence('Header of the column with the e-mail address.', 200)),
        phone: Type.Optional(sentence('Header of the column with the telephone.', 200)),
        city: Type.Optional(sentence('Header of the column with the city.', 200)),
        rank: Type.Optional(sentence('Header of the column with the rank; line order is used when absent.', 200)),
        priceTier: Type.Optional(sentence('Header of the column with the price segment.', 200)),
      },
      { ...closed, description: 'Which column holds what, by its header; order does not matter.' },
    ),
  },
  { ...closed, description: 'One ranking as a CSV file.' },
);
