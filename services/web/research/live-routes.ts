import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { readProgress } from '../../api/research/progress.ts';
import { findCampaign, wavesOf } from '../../api/research/store/campaigns.ts';
import { paceOf, waitingEverywhere } from '../../api/research/store/pace.ts';
import { readSwitch, setSwitch } from '../../api/sending/store.ts';
import { worldFits } from '../../design/campaigns/store.ts';
import { pauseCampaign, resumeCampaign } from '../../field/inquiries/run-campaign.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { type LiveView, liveFragment, progressPage, unlaunchedPage } from '../pages/progress-page.ts';
import { type SwitchShown, switchPage } from '../pages/research/run-controls.ts';
import { languageOf } from '../request-language.ts';
import {
  actorOf,
  doneQuery,
  formBody,
  hide,
  mayDesign,
  one,
  query,
  sendPage,
  sendTo,
  slugParams,
} from './request-parts.ts';

/** The field while it runs: counts, events, health; pause, resume and the one stop switch. */
export function liveRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const read = requireAccess(deps, 'read');
  const schema = { hide, params: slugParams, querystring: doneQuery };

  app.get('/campaigns/:slug/live', { onRequest: read, schema }, async (request, reply) => {
    const { slug } = request.params;
    const language = languageOf(request);
    const view = await liveView(db, slug);
    if (view !== null)
      return sendPage(
        reply,
        progressPage(view, mayDesign(request), request.query.done, language),
        view.progress.rehearsal,
      );
    const campaign = await findCampaign(db, slug);
    if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    return sendPage(reply, unlaunchedPage(campaign, 'field', language), campaign.rehearsal);
  });

  app.get('/campaigns/:slug/live/part', { onRequest: read, schema }, async (request, reply) => {
    const view = await liveView(db, request.params.slug);
    if (view === null) return sendProblem(reply, 'WAVE_UNKNOWN');
    return sendPage(reply, liveFragment(view, languageOf(request)), view.progress.rehearsal);
  });

  for (const [act, work, done] of [
    ['pause', pauseCampaign, 'paused'],
    ['resume', resumeCampaign, 'resumed'],
  ] as const)
    app.post(
      `/campaigns/:slug/${act}`,
      { onRequest: requireAccess(deps, 'design'), schema: { hide, params: slugParams, querystring: query } },
      async (request, reply) => {
        const campaign = await findCampaign(db, request.params.slug);
        if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
        const outcome = await work(db, { campaignId: campaign.id as CampaignId, actor: actorOf(request) });
        if (outcome.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        return sendTo(reply, `/campaigns/${campaign.slug}/live`, languageOf(request), done);
      },
    );
  switchRoutes(app, deps);
}

function switchRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    reason: string,
    faults: SwitchShown['faults'],
  ): Promise<FastifyReply> => {
    const rehearsal = await worldFits(db, true);
    const shown = { state: await readSwitch(db), waiting: await waitingEverywhere(db), reason, faults, rehearsal };
    return sendPage(reply, switchPage(shown, languageOf(request)), rehearsal);
  };
  app.get(
    '/sending',
    { onRequest: requireAccess(deps, 'sending'), schema: { hide, querystring: query } },
    async (request, reply) => show(request, reply, '', []),
  );
  for (const act of ['stop', 'start'] as const)
    app.post(
      `/sending/${act}`,
      { onRequest: requireAccess(deps, 'sending'), schema: { hide, querystring: query, body: formBody } },
      async (request, reply) => {
        const reason = one(request.body, 'reason').trim();
        const faults: SwitchShown['faults'] = [
          ...(reason.length < 3 || reason.length > 500 ? (['reason'] as const) : []),
          // To stop is never held up; what goes out again is confirmed in numbers.
          ...(act === 'start' && one(request.body, 'confirm') !== 'yes' ? (['confirm'] as const) : []),
        ];
        if (faults.length > 0) return show(request, reply.code(422), reason, faults);
        await setSwitch(db, act === 'stop', request.caller?.name ?? 'unknown', reason);
        return sendTo(reply, '/sending', languageOf(request));
      },
    );
}

async function liveView(db: Database, slug: string): Promise<LiveView | null> {
  const progress = await readProgress(db, slug);
  if (typeof progress === 'string') return null;
  const campaign = await findCampaign(db, slug);
  const [wave] = campaign === null ? [] : await wavesOf(db, campaign.id);
  return wave === undefined ? null : { progress, pace: await paceOf(db, wave.id) };
}
