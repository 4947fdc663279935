import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { type CampaignRow, findCampaign, type WaveRow, wavesOf } from '../../api/research/store/campaigns.ts';
import { searchInquiries } from '../../api/research/store/inquiries.ts';
import { agreementOf } from '../../reading/coding/agreement.ts';
import { codingOfWave } from '../../reading/coding/store/agreement.ts';
import { unlaunchedPage } from '../pages/progress-page.ts';
import { codingPage } from '../pages/research/coding-page.ts';
import { inboxPage } from '../pages/research/inbox-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { hide, query, sendPage, slugParams } from './request-parts.ts';

const onPage = 50;
const inboxQuery = Type.Object({
  ...langQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  answered: Type.Optional(Type.Enum(['any', 'person', 'silent'])),
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

/** The tabs of what came back and of its coding, of a campaign's latest wave. */
export function tabRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const onRequest = requireAccess(deps, 'read');

  app.get(
    '/campaigns/:slug/inbox',
    { onRequest, schema: { hide, params: slugParams, querystring: inboxQuery } },
    async (request, reply) =>
      onLatestWave(request, reply, 'inbox', async (campaign, wave) => {
        const { q = '', answered = 'any', skip = 0 } = request.query;
        const wish = { waveId: wave.id, search: q.trim(), answered, skip, limit: onPage };
        const rows = await searchInquiries(db, { ...wish, limit: onPage + 1 });
        const shown = { campaign, wish, rows: rows.slice(0, onPage), more: rows.length > onPage };
        return inboxPage(shown, languageOf(request));
      }),
  );

  app.get(
    '/campaigns/:slug/coding',
    { onRequest, schema: { hide, params: slugParams, querystring: query } },
    async (request, reply) =>
      onLatestWave(request, reply, 'coding', async (campaign, wave) => {
        const coding = await codingOfWave(db, wave.id);
        const rubric = coding?.rubric ?? null;
        const complete = coding !== null && coding.tasks.drawn > 0 && coding.tasks.coded >= coding.tasks.drawn;
        const items = complete && rubric !== null ? agreementOf(rubric, coding.pairs, coding.seed) : null;
        const agreement = items === null ? null : { title: campaign.title, items };
        const tasks = rubric === null ? null : (coding?.tasks ?? null);
        return codingPage({ campaign, tasks, agreement }, languageOf(request));
      }),
  );

  async function onLatestWave(
    request: FastifyRequest<{ Params: { slug: string } }>,
    reply: FastifyReply,
    tab: 'inbox' | 'coding',
    markup: (campaign: CampaignRow, wave: WaveRow) => Promise<string>,
  ): Promise<FastifyReply> {
    const campaign = await findCampaign(db, request.params.slug);
    if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    const [wave] = await wavesOf(db, campaign.id);
    const shown =
      wave === undefined ? unlaunchedPage(campaign, tab, languageOf(request)) : await markup(campaign, wave);
    return sendPage(reply, shown, campaign.rehearsal);
  }
}
