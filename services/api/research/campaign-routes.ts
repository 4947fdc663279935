import Type from 'typebox';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { pageOf, pageQuery, placeOf } from './cursor.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { campaignSchema, pageSchema, slugParam, waveSchema } from './row-schemas.ts';
import { type CampaignRow, findCampaign, listCampaigns, type WaveRow, wavesOf } from './store/campaigns.ts';

export async function campaignRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.get(
    '/campaigns',
    {
      schema: {
        tags: ['campaigns'],
        summary: 'Campaigns, newest first',
        querystring: Type.Object(pageQuery, { additionalProperties: false }),
        response: { 200: pageSchema(campaignSchema), ...commonProblems },
      },
    },
    async (request, reply) => {
      const after = placeOf(request.query.cursor);
      if (after === null) return sendProblem(reply, 'CURSOR_INVALID');
      const { limit } = request.query;
      const { rows, next } = pageOf(await listCampaigns(db, after, limit + 1), limit);
      markRehearsal(reply, rows);
      return { rows: rows.map(campaignBody), next };
    },
  );
  app.get(
    '/campaigns/:slug',
    {
      schema: {
        tags: ['campaigns'],
        summary: 'One campaign with its waves, latest first',
        params: Type.Object({ slug: slugParam }),
        response: {
          200: Type.Object({ ...campaignSchema.properties, waves: Type.Array(waveSchema) }),
          ...commonProblems,
        },
      },
    },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      markRehearsal(reply, [campaign]);
      return { ...campaignBody(campaign), waves: (await wavesOf(db, campaign.id)).map(waveBody) };
    },
  );
}

function campaignBody(row: Omit<CampaignRow, 'key'>) {
  const { slug, title, state, rehearsal, protocolHash, createdAt } = row;
  return { slug, title, state, rehearsal, protocolHash, createdAt: createdAt.toISOString() };
}

function waveBody(wave: WaveRow) {
  return {
    number: wave.number,
    kind: wave.kind,
    launchedAt: wave.launchedAt.toISOString(),
    responseClosesAt: wave.responseClosesAt.toISOString(),
    silenceClosesAt: wave.silenceClosesAt.toISOString(),
    fieldClosedAt: wave.fieldClosedAt?.toISOString() ?? null,
  };
}
