import Type from 'typebox';
import type { Row } from '../../releases/cube/row.ts';
import { problemAnswer } from '../errors/problem-details.ts';

const closed = { additionalProperties: false } as const;
export const slugParam = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 });
export const versionParams = Type.Object({
  slug: slugParam,
  version: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
});

const listed = Type.Object(
  {
    release: Type.String({ description: 'slug/version' }),
    slug: Type.String(),
    version: Type.Integer(),
    title: Type.String(),
    state: Type.Enum(['published', 'superseded']),
    publishedAt: Type.Union([Type.String(), Type.Null()], { description: 'Field time.' }),
    sha256: Type.String({ description: 'SHA-256 of release.json; it names this version for ever.' }),
    url: Type.String(),
  },
  closed,
);

export const listSchema = Type.Object({ releases: Type.Array(listed) }, closed);

export const versionsSchema = Type.Object(
  {
    slug: Type.String(),
    latest: Type.String({ description: 'Address of the latest version.' }),
    versions: Type.Array(listed),
    errata: Type.Array(
      Type.Object({ version: Type.Integer(), at: Type.String(), en: Type.String(), ru: Type.String() }, closed),
    ),
  },
  closed,
);

export const latestSchema = Type.Object(
  { latest: Type.String(), location: Type.String(), note: Type.String() },
  closed,
);

export const rowsSchema = Type.Object(
  {
    release: Type.String(),
    table: Type.String(),
    sha256: Type.String(),
    rows: Type.Array(Type.Unsafe<Row>(Type.Ref('ReleaseRow'))),
  },
  closed,
);

/** Bytes made ready before: what they hold is described, not serialised again. */
export const fileAnswer = {
  description: 'The file as it was published.',
  content: { 'application/octet-stream': { schema: Type.String() } },
};
export const notModified = Type.Null({ description: 'The copy you have is right.' });
export const pressProblems = {
  400: problemAnswer,
  404: problemAnswer,
  429: problemAnswer,
  500: problemAnswer,
} as const;
