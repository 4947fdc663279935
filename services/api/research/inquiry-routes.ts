import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Database } from '../../platform/database/connect.ts';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import type { ProblemCode } from '../errors/problems.ts';
import { type Place, pageOf, pageQuery, placeOf } from './cursor.ts';
import { inquiryBody } from './inquiry-body.ts';
import { inquirySchema, inquiryWithTimeLineSchema, replySchema, studioSchema } from './inquiry-schemas.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { pageSchema, slugParam, uuid, waveQuery } from './row-schemas.ts';
import { findCampaign, wavesOf } from './store/campaigns.ts';
import { inquiryStates, listInquiries, listStudios } from './store/inquiries.ts';
import { listReplies } from './store/messages.ts';
import { inquiryWithTimeLine } from './time-line.ts';

const params = Type.Object({ slug: slugParam });
const closed = { additionalProperties: false } as const;

/** Lists below a wave: its inquiries, its studios, its replies; and one inquiry with its time line. */
export async function inquiryRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.get(
    '/campaigns/:slug/inquiries',
    {
      schema: {
        tags: ['inquiries'],
        summary: 'Inquiries of a wave in the order of the draw',
        params,
        querystring: Type.Object(
          { ...pageQuery, ...waveQuery, state: Type.Optional(Type.Enum([...inquiryStates])) },
          closed,
        ),
        response: { 200: pageSchema(inquirySchema), ...commonProblems },
      },
    },
    async (request, reply) => {
      const place = await placeInWave(db, request.params.slug, request.query);
      if (typeof place === 'string') return sendProblem(reply, place);
      const { limit, state } = request.query;
      const { rows, next } = pageOf(await listInquiries(db, { ...place, state, limit: limit + 1 }), limit);
      return marked(reply, { rows: rows.map(inquiryBody), next });
    },
  );
  app.get(
    '/campaigns/:slug/studios',
    {
      schema: {
        tags: ['inquiries'],
        summary: 'Sampled studios of a wave in the order of the draw',
        params,
        querystring: Type.Object({ ...pageQuery, ...waveQuery }, closed),
        response: { 200: pageSchema(studioSchema), ...commonProblems },
      },
    },
    async (request, reply) => {
      const place = await placeInWave(db, request.params.slug, request.query);
      if (typeof place === 'string') return sendProblem(reply, place);
      const { limit } = request.query;
      return marked(reply, pageOf(await listStudios(db, place.waveId, place.after, limit + 1), limit));
    },
  );
  app.get(
    '/campaigns/:slug/replies',
    {
      schema: {
        tags: ['inquiries'],
        summary: 'What came back, in the order of arrival',
        params,
        querystring: Type.Object(
          {
            ...pageQuery,
            ...waveQuery,
            machines: Type.Boolean({ default: false, description: 'Acknowledgements, bounces and the like too.' }),
          },
          closed,
        ),
        response: { 200: pageSchema(replySchema), ...commonProblems },
      },
    },
    async (request, reply) => {
      const place = await placeInWave(db, request.params.slug, request.query);
      if (typeof place === 'string') return sendProblem(reply, place);
      const { limit, machines } = request.query;
      const { rows, next } = pageOf(await listReplies(db, { ...place, machines, limit: limit + 1 }), limit);
      return marked(reply, { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), next });
    },
  );
  app.get(
    '/inquiries/:id',
    {
      schema: {
        tags: ['inquiries'],
        summary: 'One inquiry with its time line: attempts, messages, readings, quotes, dispositions',
        params: Type.Object({ id: uuid }),
        response: { 200: inquiryWithTimeLineSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const inquiry = await inquiryWithTimeLine(db, request.params.id);
      if (inquiry === null) return sendProblem(reply, 'INQUIRY_UNKNOWN');
      markRehearsal(reply, [inquiry]);
      return inquiry;
    },
  );
}

function marked<Row extends { rehearsal: boolean }>(reply: FastifyReply, page: { rows: Row[]; next: string | null }) {
  markRehearsal(reply, page.rows);
  return page;
}

type WavePlace = { waveId: string; after: Place };

async function placeInWave(
  db: Database,
  slug: string,
  query: { wave?: number; cursor?: string },
): Promise<WavePlace | Extract<ProblemCode, 'CURSOR_INVALID' | 'CAMPAIGN_UNKNOWN' | 'WAVE_UNKNOWN'>> {
  const after = placeOf(query.cursor);
  if (after === null) return 'CURSOR_INVALID';
  const campaign = await findCampaign(db, slug);
  if (campaign === null) return 'CAMPAIGN_UNKNOWN';
  const waves = await wavesOf(db, campaign.id);
  const wave = query.wave === undefined ? waves[0] : waves.find(({ number }) => number === query.wave);
  return wave === undefined ? 'WAVE_UNKNOWN' : { waveId: wave.id, after };
}
