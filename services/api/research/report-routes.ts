import Type from 'typebox';
import { reportOfWave } from '../../releases/report/report-of-wave.ts';
import { reportSchema } from '../../releases/report/report-schema.ts';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { slugParam, waveQuery } from './row-schemas.ts';
import { findCampaign } from './store/campaigns.ts';

export async function reportRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.get(
    '/campaigns/:slug/report',
    {
      schema: {
        tags: ['report'],
        summary:
          'Estimates of a wave at the present field time, each with n, denominator and interval or why it has none',
        params: Type.Object({ slug: slugParam }),
        querystring: Type.Object(waveQuery, { additionalProperties: false }),
        response: { 200: reportSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const report = await reportOfWave(db, slug, request.query.wave);
      if (report !== null) {
        markRehearsal(reply, [report]);
        return report;
      }
      return sendProblem(reply, (await findCampaign(db, slug)) === null ? 'CAMPAIGN_UNKNOWN' : 'WAVE_UNKNOWN');
    },
  );
}
