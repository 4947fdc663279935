import Type, { type Static } from 'typebox';
import type { rowSchema } from '../cube/row.ts';

const closed = { additionalProperties: false } as const;
const words = Type.Object({ en: Type.String(), ru: Type.String() }, closed);
const count = Type.Integer({ minimum: 0 });
const named = Type.Object({ id: Type.String(), name: words }, closed);

/** The whole of a release: one document, named by the SHA-256 of its canonical JSON; every file of the package is made from it. */
export const releaseSchema = Type.Object(
  {
    format: Type.Literal('zerkalo-release/1'),
    slug: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    title: Type.String(),
    authors: Type.Array(Type.String()),
    licence: Type.String(),
    terms: Type.String(),
    rehearsal: Type.Boolean(),
    codeVersion: Type.String(),
    snapshotSha256: Type.String({ description: 'SHA-256 of the private snapshot that every number is computed from.' }),
    proofsSha256: Type.String({ description: 'SHA-256 of the private certificates of disclosure control.' }),
    wave: Type.Object(
      {
        number: Type.Integer(),
        protocolHash: Type.String(),
        launchedAt: Type.String(),
        responseClosesAt: Type.String(),
        silenceClosesAt: Type.String(),
        fieldClosedAt: Type.String(),
        windowDays: Type.Integer(),
      },
      closed,
    ),
    sampled: count,
    burdenHours: Type.Number({ description: 'Hours of all studios together, by the table of minutes per step.' }),
    unattributedCalls: count,
    frame: Type.Object({
      sources: Type.Array(Type.Object({ frame: Type.String(), sha256: Type.String(), read: count, rejected: count })),
      strata: Type.Array(Type.Object({ stratum: Type.String(), listed: count, sampled: count })),
      excluded: Type.Array(Type.Object({ reason: Type.String(), studios: count })),
    }),
    disclosure: Type.Object(
      {
        leastStudios: count,
        leastOfEachAnswer: count,
        level: Type.Number(),
        gaveWay: Type.Array(
          Type.String({ description: 'Tables taken back because all together would tell too much.' }),
        ),
      },
      closed,
    ),
    tables: Type.Array(
      Type.Object({ id: Type.String(), title: words, dimensions: Type.Array(Type.String()), rows: count }, closed),
    ),
    variables: Type.Array(
      Type.Object(
        { id: Type.String(), axis: Type.String(), unit: Type.String(), name: words, definition: words },
        closed,
      ),
    ),
    dimensions: Type.Array(named),
    denominators: Type.Array(named),
    calendars: Type.Optional(
      Type.Array(
        Type.Object(
          { country: Type.String(), year: Type.Integer(), source: Type.String(), sha256: Type.String() },
          closed,
        ),
        { description: 'Production calendars that working time was counted by; absent in releases of format 1.' },
      ),
    ),
    rows: Type.Array(Type.Unsafe<Static<typeof rowSchema>>(Type.Ref('ReleaseRow'))),
    agreement: Type.Array(
      Type.Object({ item: Type.String(), alpha: Type.Union([Type.Number(), Type.Null()]), pairs: count }, closed),
    ),
    completeness: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          critics: Type.String(),
          claim: words,
          status: Type.Enum(['answered', 'declared', 'missing']),
        },
        closed,
      ),
    ),
    methods: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: 'Release', ...closed },
);
export type ReleaseDocument = Static<typeof releaseSchema>;
