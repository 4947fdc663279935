import formbody from '@fastify/formbody';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { slugParam } from '../api/research/row-schemas.ts';
import { findCampaign } from '../api/research/store/campaigns.ts';
import { judgeStudio } from '../design/verdicts/judge-studio.ts';
import { leaveOutReasons, verdictsOf } from '../design/verdicts/store.ts';
import { orderDryRun, stopDryRun } from '../field/dry-run/order-dry-run.ts';
import { newestDryRun, outcomesOf, visitOf, visitsOf } from '../field/dry-run/store.ts';
import type { Database } from '../platform/database/connect.ts';
import { getEvidence } from '../platform/evidence/evidence.ts';
import type { CampaignId } from '../platform/ids.ts';
import { dryRunProgress } from './pages/dry-run-order.ts';
import { dryRunPage, type Gallery } from './pages/dry-run-page.ts';
import { langQuery, languageOf } from './request-language.ts';
import { dryRunPlan, dryRunUnderWay } from './research/dry-run-view.ts';
import { actorOf, formBody, mayDesign, one, sendPage, sendTo } from './research/request-parts.ts';

const ON_PAGE = 60;
const hide = true;
const params = Type.Object({ slug: slugParam });
const domain = Type.String({ maxLength: 253, pattern: '^[^/\\s]+$' });
const querystring = Type.Object({
  ...langQuery,
  after: Type.Optional(domain),
  outcome: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z0-9_]+$' })),
});

const verdictBody = Type.Object({
  domain,
  verdict: Type.Enum(['approved', 'excluded', 'withdrawn']),
  reason: Type.Optional(Type.Enum([...leaveOutReasons])),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});

/** The gallery of a campaign's newest dry run and its pictures, which are opened for a reader's key only. */
export async function dryRunRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  await app.register(formbody);
  const onRequest = requireAccess(deps, 'read');

  app.get('/campaigns/:slug/dry-run', { onRequest, schema: { hide, params, querystring } }, async (request, reply) => {
    const campaign = await findCampaign(db, request.params.slug);
    if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    const { after = '', outcome = null } = request.query;
    const gallery = await galleryOf(db, campaign.id as CampaignId, after, outcome);
    markRehearsal(reply, [campaign]);
    const said = await verdictsOf(db, campaign.id as CampaignId);
    const open = campaign.state === 'draft' || campaign.state === 'approved';
    const judged = { verdicts: new Map(said.map((one) => [one.domain, one])), editable: open && mayDesign(request) };
    const id = campaign.id as CampaignId;
    const shown = {
      gallery,
      judged,
      underWay: await dryRunUnderWay(db, id),
      plan: judged.editable ? await dryRunPlan(db, id) : null,
    };
    const markup = dryRunPage(campaign, shown, languageOf(request));
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
  });

  app.get(
    '/campaigns/:slug/dry-run/:domain.png',
    { onRequest, schema: { hide, params: Type.Object({ slug: slugParam, domain }) } },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const run = await newestDryRun(db, campaign.id as CampaignId);
      const visit = run === null ? null : await visitOf(db, run.id, request.params.domain);
      if (deps.evidence === undefined || visit === null || visit.screenshotId === null)
        return sendProblem(reply, 'ROUTE_UNKNOWN');
      const found = await getEvidence({ db, ...deps.evidence }, visit.screenshotId);
      if (found.kind !== 'found') return sendProblem(reply, 'ROUTE_UNKNOWN');
      markRehearsal(reply, [campaign]);
      return reply.type('image/png').header('cache-control', 'no-store').send(found.bytes);
    },
  );
  verdictRoute(app, deps);
  orderRoutes(app, deps);
}

/** Start, watch and stop; a worker carries it out. */
function orderRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const schema = { hide, params, querystring: Type.Object(langQuery) };
  app.get(
    '/campaigns/:slug/dry-run/part',
    { onRequest: requireAccess(deps, 'read'), schema },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      const underWay = campaign === null ? null : await dryRunUnderWay(db, campaign.id as CampaignId);
      if (campaign === null || underWay === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const path = `/campaigns/${campaign.slug}/dry-run`;
      const markup = dryRunProgress(path, underWay, mayDesign(request), languageOf(request));
      return sendPage(reply, markup, campaign.rehearsal);
    },
  );
  app.post(
    '/campaigns/:slug/dry-run/start',
    { onRequest: requireAccess(deps, 'design'), schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const again = one(request.body, 'again') === 'yes';
      const wanted = await orderDryRun(db, { campaignId: campaign.id as CampaignId, actor: actorOf(request), again });
      if (wanted === 'launched' || wanted === 'campaign_unknown')
        return sendProblem(reply, 'ACT_REFUSED', { detail: wanted });
      return sendTo(reply, `/campaigns/${campaign.slug}/dry-run`, languageOf(request));
    },
  );
  app.post(
    '/campaigns/:slug/dry-run/stop',
    { onRequest: requireAccess(deps, 'design'), schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      // Nothing runs any more: the page shows how it ended, which is what was wanted.
      await stopDryRun(db, { campaignId: campaign.id as CampaignId, actor: actorOf(request) });
      return sendTo(reply, `/campaigns/${campaign.slug}/dry-run`, languageOf(request));
    },
  );
}

/** Approve, leave out with a reason, or take back; nothing is overwritten. */
function verdictRoute(app: Api, deps: ApiDeps): void {
  app.post(
    '/campaigns/:slug/dry-run/verdict',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: { hide, params, querystring: Type.Object(langQuery), body: verdictBody },
    },
    async (request, reply) => {
      const campaign = await findCampaign(deps.db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const { domain: judged, verdict, reason, note = '' } = request.body;
      const said = await judgeStudio(deps.db, {
        campaignId: campaign.id as CampaignId,
        actor: actorOf(request),
        domain: judged.toLowerCase(),
        verdict,
        reason: verdict === 'excluded' ? (reason ?? null) : null,
        note: note.trim(),
      });
      if (said.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: said.why });
      return sendTo(reply, `/campaigns/${campaign.slug}/dry-run`, languageOf(request));
    },
  );
}

async function galleryOf(
  db: Database,
  campaignId: CampaignId,
  after: string,
  shown: string | null,
): Promise<Gallery | null> {
  const run = await newestDryRun(db, campaignId);
  if (run === null) return null;
  const visits = await visitsOf(db, run.id, { after, outcome: shown, limit: ON_PAGE + 1 });
  const here = visits.slice(0, ON_PAGE);
  const next = visits.length > ON_PAGE ? (here.at(-1)?.domain ?? null) : null;
  return { run, outcomes: await outcomesOf(db, run.id), visits: here, next, shown };
}
