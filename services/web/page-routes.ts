import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { slugParam, uuid, waveQuery } from '../api/research/row-schemas.ts';
import { findCampaign } from '../api/research/store/campaigns.ts';
import { inquiryDetail, pictureOf } from '../api/research/store/inquiry-detail.ts';
import { inquiryWithTimeLine } from '../api/research/time-line.ts';
import { getEvidence } from '../platform/evidence/evidence.ts';
import { reportOfWave } from '../releases/report/report-of-wave.ts';
import { inquiryPage } from './pages/inquiry-page.ts';
import { unlaunchedPage } from './pages/progress-page.ts';
import { reportPage } from './pages/report-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const params = Type.Object({ slug: slugParam });
const querystring = Type.Object(langQuery);
const hide = true;

/** The researcher's pages. They read through the same use cases as the API and ask for the same key. */
export async function pageRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.addHook('onRequest', requireAccess(deps, 'read'));

  app.get(
    '/campaigns/:slug/report',
    { schema: { hide, params, querystring: Type.Object({ ...langQuery, ...waveQuery }) } },
    async (request, reply) => {
      const { slug } = request.params;
      const report = await reportOfWave(db, slug, request.query.wave);
      if (report !== null) return sendPage(reply, reportPage(report, languageOf(request)), [report]);
      const campaign = await findCampaign(db, slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      if (request.query.wave !== undefined) return sendProblem(reply, 'WAVE_UNKNOWN');
      return sendPage(reply, unlaunchedPage(campaign, 'report', languageOf(request)), [campaign]);
    },
  );

  app.get(
    '/inquiries/:id',
    { schema: { hide, params: Type.Object({ id: uuid }), querystring } },
    async (request, reply) => {
      const inquiry = await inquiryWithTimeLine(db, request.params.id);
      if (inquiry === null) return sendProblem(reply, 'INQUIRY_UNKNOWN');
      const detail = await inquiryDetail(db, inquiry.id, inquiry.deliveredAt);
      return sendPage(reply, inquiryPage(inquiry, detail, languageOf(request)), [inquiry]);
    },
  );

  app.get(
    '/inquiries/:id/evidence/:evidence.png',
    { schema: { hide, params: Type.Object({ id: uuid, evidence: uuid }) } },
    async (request, reply) => {
      const inquiry = await inquiryWithTimeLine(db, request.params.id);
      const picture = inquiry === null ? null : await pictureOf(db, inquiry.id, request.params.evidence);
      if (inquiry === null || picture === null || deps.evidence === undefined)
        return sendProblem(reply, 'ROUTE_UNKNOWN');
      const found = await getEvidence({ db, ...deps.evidence }, picture);
      if (found.kind !== 'found') return sendProblem(reply, 'ROUTE_UNKNOWN');
      markRehearsal(reply, [inquiry]);
      return reply.type('image/png').header('cache-control', 'no-store').send(found.bytes);
    },
  );
}

function sendPage(reply: FastifyReply, markup: string, rows: readonly { readonly rehearsal: boolean }[]): FastifyReply {
  markRehearsal(reply, rows);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}
