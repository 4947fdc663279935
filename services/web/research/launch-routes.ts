import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { approveCampaign } from '../../design/campaigns/approve-campaign.ts';
import { askForLaunch, endLaunchRequest } from '../../design/launch/ask-for-launch.ts';
import { launchCampaign } from '../../field/inquiries/launch-campaign.ts';
import { launchPage } from '../pages/research/launch-page.ts';
import { languageOf } from '../request-language.ts';
import { launchWords } from '../words/research-launch-words.ts';
import { launchView } from './launch-view.ts';
import { type Design, loadDesign } from './load-design.ts';
import { actorOf, formBody, hide, mayDesign, one, query, sendPage, sendTo, slugParams } from './request-parts.ts';

type Outcome = { readonly kind: string; readonly why?: string; readonly detail?: string };
type Work = (design: Design, request: FastifyRequest, hash: string) => Promise<Outcome>;

/** The launch with its two people: ask, approve, decline, take back, launch. */
export function launchRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const schema = { hide, params: slugParams, querystring: query };

  app.get('/campaigns/:slug/launch', { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) => {
    const design = await loadDesign(db, request.params.slug);
    return design === null ? sendProblem(reply, 'CAMPAIGN_UNKNOWN') : show(request, reply, design, []);
  });

  act('ask', 'design', async ({ stored }, request, hash) =>
    askForLaunch(db, { campaignId: stored.id, actor: actorOf(request), hash }),
  );
  act('cancel', 'design', async ({ stored }, request, hash) =>
    endLaunchRequest(db, { campaignId: stored.id, actor: actorOf(request), hash, act: 'cancelled' }),
  );
  act('decline', 'approve', async ({ stored }, request, hash) => {
    const note = one(request.body, 'note').trim().slice(0, 500);
    return endLaunchRequest(db, { campaignId: stored.id, actor: actorOf(request), hash, act: 'declined', note });
  });
  act('approve', 'approve', async ({ stored }, request, hash) =>
    approveCampaign(db, { campaignId: stored.id, actor: actorOf(request), hash }),
  );
  act('now', 'design', async ({ stored, files }, request, hash) => {
    if (one(request.body, 'confirm') !== 'yes') return { kind: 'refused', why: 'must_confirm' };
    if (stored.hash !== hash) return { kind: 'refused', why: 'hash_changed' };
    const beacon = one(request.body, 'beacon').trim();
    return launchCampaign(db, {
      campaignId: stored.id,
      actor: actorOf(request),
      files,
      beaconValue: beacon === '' ? null : beacon,
    });
  });

  function act(name: string, scope: 'design' | 'approve', work: Work): void {
    app.post(
      `/campaigns/:slug/launch/${name}`,
      { onRequest: requireAccess(deps, scope), schema: { ...schema, body: formBody } },
      async (request, reply) => {
        const { slug } = request.params;
        const design = await loadDesign(db, slug);
        if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
        const outcome = await work(design, request, one(request.body, 'hash'));
        const language = languageOf(request);
        if (outcome.kind === 'refused') {
          const words = launchWords(language);
          const why =
            outcome.why === 'must_confirm'
              ? words.mustConfirm
              : (words.refusals[outcome.why ?? ''] ?? outcome.why ?? '');
          const told = outcome.detail === undefined ? why : `${why} (${outcome.detail.slice(0, 300)})`;
          const now = (await loadDesign(db, slug)) ?? design;
          return show(request, reply.code(409), now, [told]);
        }
        const launched = outcome.kind === 'launched' || outcome.kind === 'already_launched';
        return sendTo(reply, `/campaigns/${slug}/${launched ? 'live' : 'launch'}`, language);
      },
    );
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    design: Design,
    faults: readonly string[],
  ): Promise<FastifyReply> {
    const reader = {
      id: request.caller?.user?.id ?? null,
      mayDesign: mayDesign(request),
      mayApprove: request.caller?.scopes.includes('approve') === true,
    };
    const view = await launchView(db, design, deps.config.mail ?? null);
    const note = one(request.body, 'note');
    return sendPage(
      reply,
      launchPage({ ...view, reader, faults, note }, languageOf(request)),
      design.campaign.rehearsal,
    );
  }
}
