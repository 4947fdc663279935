import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { slugParam } from '../api/research/row-schemas.ts';
import { findCampaign } from '../api/research/store/campaigns.ts';
import { newestDryRun, outcomesOf, visitOf, visitsOf } from '../field/dry-run/store.ts';
import type { Database } from '../platform/database/connect.ts';
import { getEvidence } from '../platform/evidence/evidence.ts';
import type { CampaignId } from '../platform/ids.ts';
import { dryRunPage, type Gallery } from './pages/dry-run-page.ts';
import { langQuery, languageOf } from './request-language.ts';

const ON_PAGE = 60;
const hide = true;
const params = Type.Object({ slug: slugParam });
const domain = Type.String({ maxLength: 253, pattern: '^[^/\\s]+$' });
const querystring = Type.Object({
  ...langQuery,
  after: Type.Optional(domain),
  outcome: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z0-9_]+$' })),
});

/** The gallery of a campaign's newest dry run and its pictures, which are opened for a reader's key only. */
export async function dryRunRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.addHook('onRequest', requireAccess(deps, 'read'));

  app.get('/campaigns/:slug/dry-run', { schema: { hide, params, querystring } }, async (request, reply) => {
    const campaign = await findCampaign(db, request.params.slug);
    if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    const { after = '', outcome = null } = request.query;
    const gallery = await galleryOf(db, campaign.id as CampaignId, after, outcome);
    markRehearsal(reply, [campaign]);
    const markup = dryRunPage(campaign, gallery, languageOf(request));
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
  });

  app.get(
    '/campaigns/:slug/dry-run/:domain.png',
    { schema: { hide, params: Type.Object({ slug: slugParam, domain }) } },
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
      return reply.type('image/png').header('cache-control', 'private, max-age=3600').send(found.bytes);
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
