import Type from 'typebox';
import { agreementOf } from '../../reading/coding/agreement.ts';
import { codingOfWave } from '../../reading/coding/store/agreement.ts';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { agreementSchema } from './coding-schemas.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { slugParam, waveQuery } from './row-schemas.ts';
import { findCampaign, wavesOf } from './store/campaigns.ts';

/** How far the coding of a wave is and how well its coders agreed before anything was settled. */
export async function agreementRoutes(app: Api, { db }: ApiDeps): Promise<void> {
  app.get(
    '/campaigns/:slug/coding',
    {
      schema: {
        tags: ['coding'],
        summary: 'Progress of the coding and agreement of the coders per item',
        params: Type.Object({ slug: slugParam }),
        querystring: Type.Object(waveQuery, { additionalProperties: false }),
        response: { 200: agreementSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const { wave: number } = request.query;
      const waves = await wavesOf(db, campaign.id);
      const wave = number === undefined ? waves[0] : waves.find((one) => one.number === number);
      const coding = wave === undefined ? null : await codingOfWave(db, wave.id);
      if (coding === null) return sendProblem(reply, 'WAVE_UNKNOWN');
      const { rubric, rehearsal, tasks, pairs, seed } = coding;
      markRehearsal(reply, [coding]);
      if (rubric === null) return { rehearsal, threshold: 1, tasks, items: [] };
      return { rehearsal, threshold: Number(rubric.agreement), tasks, items: agreementOf(rubric, pairs, seed) };
    },
  );
}
