import Type from 'typebox';
import { errataOf, latestPublished, listReleases, type ReleaseHead } from '../../releases/release/store.ts';
import type { Api, ApiDeps } from '../api.ts';
import { sendProblem } from '../errors/problem-details.ts';
import {
  fileAnswer,
  latestSchema,
  listSchema,
  notModified,
  pressProblems,
  rowsSchema,
  slugParam,
  versionParams,
  versionsSchema,
} from './press-schemas.ts';
import { filterRows, openShelf, type PressShelf, rowsAnswer } from './press-shelf.ts';
import { rawMailRoute } from './raw-mail-route.ts';
import { cacheBriefly, sendShelved } from './send-shelved.ts';

const tags = ['press'];
const BASE = '/press/v1/releases';
const GREATEST_VERSION = 2 ** 31 - 1;

/** What anybody may read, without a key: published releases, from bytes made ready once. Nothing is computed from facts on request. */
export async function pressRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const shelf = openShelf(deps.db);
  listRoutes(app, deps);
  latestRoute(app, deps);
  fileRoutes(app, shelf);
  rowRoute(app, shelf);
  rawMailRoute(app, deps);
}

function listRoutes(app: Api, { db }: ApiDeps): void {
  app.get(
    '/releases',
    {
      schema: {
        tags,
        security: [],
        summary: 'Published releases, newest first',
        response: { 200: listSchema, ...pressProblems },
      },
    },
    async (_request, reply) => {
      cacheBriefly(reply);
      return { releases: (await listReleases(db, true)).map(listedOf) };
    },
  );
  app.get(
    '/releases/:slug',
    {
      schema: {
        tags,
        security: [],
        summary: 'Versions of a release, and what was found wrong with them',
        params: Type.Object({ slug: slugParam }),
        response: { 200: versionsSchema, ...pressProblems },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const versions = (await listReleases(db, true)).filter((one) => one.slug === slug);
      const [latest] = versions.toSorted((a, b) => b.version - a.version);
      if (latest === undefined) return sendProblem(reply, 'RELEASE_UNKNOWN');
      cacheBriefly(reply);
      const errata = (await errataOf(db, slug)).map(({ version, at, en, ru }) => ({
        version,
        at: at.toISOString(),
        en,
        ru,
      }));
      return { slug, latest: addressOf(latest), versions: versions.map(listedOf), errata };
    },
  );
}

/** `latest` moves: it redirects to the version that stays, and says so, so that nobody cites it. */
function latestRoute(app: Api, { db }: ApiDeps): void {
  app.get(
    '/releases/:slug/latest',
    {
      schema: {
        tags,
        security: [],
        summary: 'Redirects to the latest version; cite that one',
        params: Type.Object({ slug: slugParam }),
        response: { 302: latestSchema, ...pressProblems },
      },
    },
    async (request, reply) => {
      const latest = await latestPublished(db, request.params.slug, GREATEST_VERSION);
      if (latest === null) return sendProblem(reply, 'RELEASE_UNKNOWN');
      cacheBriefly(reply);
      const location = addressOf(latest);
      const note = 'This address moves with each version. Cite the version it redirects to.';
      return reply
        .code(302)
        .header('location', location)
        .send({ latest: `${latest.slug}/${latest.version}`, location, note });
    },
  );
}

function fileRoutes(app: Api, shelf: PressShelf): void {
  app.get(
    '/releases/:slug/:version',
    {
      schema: {
        tags,
        security: [],
        summary: 'The whole release as one document; its SHA-256 is its name',
        params: versionParams,
        response: { 200: fileAnswer, 304: notModified, ...pressProblems },
      },
    },
    async (request, reply) => {
      const { slug, version } = request.params;
      const document = (await shelf(slug, version))?.files.get('release.json');
      return document === undefined ? sendProblem(reply, 'RELEASE_UNKNOWN') : sendShelved(request, reply, document);
    },
  );
  app.get(
    '/releases/:slug/:version/files/*',
    {
      schema: {
        tags,
        security: [],
        summary: 'A file of the package: data/*.csv, csv-metadata.json, datapackage.json, CITATION.cff, dataset.jsonld',
        params: Type.Object({ ...versionParams.properties, '*': Type.String({ maxLength: 200 }) }),
        response: { 200: fileAnswer, 304: notModified, ...pressProblems },
      },
    },
    async (request, reply) => {
      const { slug, version, '*': path } = request.params;
      const release = await shelf(slug, version);
      if (release === null) return sendProblem(reply, 'RELEASE_UNKNOWN');
      const file = release.files.get(path);
      return file === undefined ? sendProblem(reply, 'NOT_IN_RELEASE') : sendShelved(request, reply, file);
    },
  );
}

/** Rows of a fixed table. A filter picks from them; what the release does not hold is 404, never an empty list. */
function rowRoute(app: Api, shelf: PressShelf): void {
  app.get(
    '/releases/:slug/:version/tables/:table',
    {
      schema: {
        tags,
        security: [],
        summary: 'Rows of a table with value, n, numerator, denominator, interval and status',
        description:
          'Query: any dimension of the table, and `variable`. A name or value that the release does not hold answers 404.',
        params: Type.Object({ ...versionParams.properties, table: Type.String({ maxLength: 60 }) }),
        querystring: Type.Record(Type.String(), Type.String({ maxLength: 200 }), { maxProperties: 5 }),
        response: {
          200: { description: 'Rows.', content: { 'application/json': { schema: rowsSchema } } },
          304: notModified,
          ...pressProblems,
        },
      },
    },
    async (request, reply) => {
      const { slug, version, table: id } = request.params;
      const release = await shelf(slug, version);
      if (release === null) return sendProblem(reply, 'RELEASE_UNKNOWN');
      const table = release.tables.get(id);
      if (table === undefined) return sendProblem(reply, 'NOT_IN_RELEASE');
      if (Object.keys(request.query).length === 0) return sendShelved(request, reply, table.whole);
      const rows = filterRows(table, request.query);
      return rows === null
        ? sendProblem(reply, 'NOT_IN_RELEASE')
        : sendShelved(request, reply, rowsAnswer(table.head, rows));
    },
  );
}

function addressOf({ slug, version }: ReleaseHead): string {
  return `${BASE}/${slug}/${version}`;
}

function listedOf(one: ReleaseHead) {
  const { slug, version, title, sha256, publishedAt } = one;
  return {
    release: `${slug}/${version}`,
    slug,
    version,
    title,
    state: one.state === 'superseded' ? ('superseded' as const) : ('published' as const),
    publishedAt: publishedAt?.toISOString() ?? null,
    sha256,
    url: addressOf(one),
  };
}
