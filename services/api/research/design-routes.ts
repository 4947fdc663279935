import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { inspectRanking } from '../../design/frames/inspect-ranking.ts';
import { maxRankingBytes, readRanking } from '../../design/frames/read-ranking.ts';
import { newestDryRun, outcomesOf, visitsOf } from '../../field/dry-run/store.ts';
import type { CampaignId } from '../../platform/ids.ts';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { dryRunSchema, rankingQuery, rankingSchema } from './design-schemas.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { slugParam } from './row-schemas.ts';
import { findCampaign } from './store/campaigns.ts';

const mostFaults = 1_000;
const shownRows = 50;
const tags = ['design'];

/** What a researcher asks before a launch: is a ranking readable, and what did the dry run find. */
export async function designRoutes(app: Api, deps: ApiDeps): Promise<void> {
  await app.register(async (scope) => rankingRoute(scope.withTypeProvider<TypeBoxTypeProvider>()));
  dryRunRoute(app, deps);
}

/** In a scope of its own: rankings may be larger than other files, and are taken as bytes whatever they claim to be. */
function rankingRoute(app: Api): void {
  for (const type of ['text/csv', 'application/octet-stream']) {
    app.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: maxRankingBytes },
      async (_request: unknown, body: Buffer) => body,
    );
  }
  app.post(
    '/rankings/read',
    {
      bodyLimit: maxRankingBytes,
      schema: {
        tags,
        summary: 'Read a ranking as a campaign would, and store nothing',
        description: `Body: text/csv, at most ${maxRankingBytes / 1e6} MB, in UTF-8, UTF-16 or Windows-1251 with comma, semicolon or tab. Columns that are not named in the query are guessed from the header. Broken rows are told with line, column and reason; the rest is read.`,
        consumes: ['text/csv'],
        querystring: rankingQuery,
        response: { 200: rankingSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes)) return sendProblem(reply, 'MEDIA_TYPE_UNSUPPORTED', { detail: 'Send text/csv.' });
      const { country, ...named } = request.query;
      const look = inspectRanking(bytes);
      const { name, ...others } = { ...look?.guess, ...named };
      if (look === null || name === undefined)
        return sendProblem(reply, 'RANKING_UNUSABLE', { detail: look === null ? 'not-text' : 'columns-unknown' });
      const columns = { name, ...others };
      const read = await readRanking(bytes, { id: 'ranking', country, columns });
      if (read.kind === 'refused')
        return sendProblem(reply, 'RANKING_UNUSABLE', { detail: `${read.why}: ${read.detail}` });
      const { encoding, delimiter, sha256, rowsRead, rowsRejected } = read;
      return {
        ...{ encoding, delimiter, headers: [...look.headers], columns, sha256, rowsRead, rowsRejected },
        faultCount: read.faults.length,
        faults: read.faults.slice(0, mostFaults).map(({ frame: _, ...fault }) => fault),
        rows: read.rows.slice(0, shownRows).map(({ frame: _, ...row }) => row),
      };
    },
  );
}

function dryRunRoute(app: Api, { db }: ApiDeps): void {
  app.get(
    '/campaigns/:slug/dry-run',
    {
      schema: {
        tags,
        summary: 'The newest dry run: every form filled, nothing sent',
        params: Type.Object({ slug: slugParam }),
        querystring: Type.Object(
          { after: Type.Optional(Type.String({ maxLength: 253 })) },
          { additionalProperties: false },
        ),
        response: { 200: dryRunSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      markRehearsal(reply, [campaign]);
      const run = await newestDryRun(db, campaign.id as CampaignId);
      if (run === null) return { studios: 0, protocolHash: null, begunAt: null, outcomes: [], rows: [], next: null };
      const wish = { after: request.query.after ?? '', outcome: null, limit: 201 };
      const visits = await visitsOf(db, run.id, wish);
      const rows = visits.slice(0, 200);
      return {
        studios: run.studios,
        protocolHash: run.protocolHash,
        begunAt: run.begunAt.toISOString(),
        outcomes: await outcomesOf(db, run.id),
        rows: rows.map(({ screenshotId, kept, form, ...row }) => ({
          ...row,
          fields: form?.fields.map(({ role }) => role) ?? [],
          kept: kept.length,
          picture: screenshotId === null ? null : `/campaigns/${campaign.slug}/dry-run/${row.domain}.png`,
        })),
        next: visits.length > rows.length ? (rows.at(-1)?.domain ?? null) : null,
      };
    },
  );
}
