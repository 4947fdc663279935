import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { findCampaign, wavesOf } from '../../api/research/store/campaigns.ts';
import { progressCounts } from '../../api/research/store/progress.ts';
import { closeCampaign, closeSilence } from '../../field/inquiries/run-campaign.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { closeField } from '../../releases/close/close-field.ts';
import { unlaunchedPage } from '../pages/progress-page.ts';
import { closePage } from '../pages/research/close-page.ts';
import { languageOf } from '../request-language.ts';
import { closeWords } from '../words/research-close-words.ts';
import { actorOf, formBody, hide, mayDesign, one, query, sendPage, sendTo, slugParams } from './request-parts.ts';

type Outcome = { readonly kind: string; readonly why?: string };

/** The end of the field: freeze the responses, end the silence stage, archive. */
export function closeRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const schema = { hide, params: slugParams, querystring: query };

  app.get('/campaigns/:slug/close', { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) =>
    show(request, reply, request.params.slug, []),
  );
  act('responses', async (request, { slug }) =>
    one(request.body, 'confirm') === 'yes' ? closeField(db, slug) : { kind: 'refused', why: 'must_confirm' },
  );
  act('silence', async (request, { id }) =>
    closeSilence(db, {
      campaignId: id as CampaignId,
      actor: actorOf(request),
      reason: one(request.body, 'reason').trim(),
    }),
  );
  act('archive', async (request, { id }) =>
    closeCampaign(db, { campaignId: id as CampaignId, actor: actorOf(request) }),
  );

  function act(
    name: string,
    work: (request: FastifyRequest, campaign: { id: string; slug: string }) => Promise<Outcome>,
  ) {
    app.post(
      `/campaigns/:slug/close/${name}`,
      { onRequest: requireAccess(deps, 'design'), schema: { ...schema, body: formBody } },
      async (request, reply) => {
        const { slug } = request.params;
        const campaign = await findCampaign(db, slug);
        if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
        const outcome = await work(request, campaign);
        const good = ['closed', 'already_closed', 'already_over'].includes(outcome.kind);
        if (good) return sendTo(reply, `/campaigns/${slug}/close`, languageOf(request));
        const why = outcome.why ?? outcome.kind;
        return show(request, reply.code(409), slug, [closeWords(languageOf(request)).refusals[why] ?? why]);
      },
    );
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    slug: string,
    faults: readonly string[],
  ): Promise<FastifyReply> {
    const language = languageOf(request);
    const campaign = await findCampaign(db, slug);
    if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    const [wave] = await wavesOf(db, campaign.id);
    if (wave === undefined) return sendPage(reply, unlaunchedPage(campaign, 'field', language), campaign.rehearsal);
    const counts = await progressCounts(db, wave.id);
    const shown = {
      ...{ campaign, inquiries: counts.total, answered: counts.answeredByPerson, now: (await fieldTime(db)).now },
      responseClosesAt: wave.responseClosesAt,
      silenceClosesAt: wave.silenceClosesAt,
      fieldClosedAt: wave.fieldClosedAt,
      mayClose: mayDesign(request),
      mayRelease: request.caller?.scopes.includes('release') === true,
      faults,
      reason: one(request.body, 'reason'),
    };
    return sendPage(reply, closePage(shown, language), campaign.rehearsal);
  }
}
