import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { wavesOf } from '../../api/research/store/campaigns.ts';
import { drawnCount } from '../../api/research/store/sample.ts';
import { isApproved } from '../../design/campaigns/store.ts';
import { approvalOf } from '../../design/launch/store.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { newestDryRun, visitedDomains } from '../../field/dry-run/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type Overview, overviewPage } from '../pages/research/overview-page.ts';
import { languageOf } from '../request-language.ts';
import { type Design, loadDesign, viewFrame, viewPreview } from './load-design.ts';
import { hide, query, sendPage, slugParams } from './request-parts.ts';

/** The first tab of a campaign: how far its design is. */
export function overviewRoutes(app: Api, deps: ApiDeps): void {
  app.get(
    '/campaigns/:slug',
    { onRequest: requireAccess(deps, 'read'), schema: { hide, params: slugParams, querystring: query } },
    async (request, reply) => {
      const design = await loadDesign(deps.db, request.params.slug);
      if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const overview = await overviewOf(deps.db, design);
      return sendPage(reply, overviewPage(overview, languageOf(request)), design.campaign.rehearsal);
    },
  );
}

async function overviewOf(db: Database, design: Design): Promise<Overview> {
  const { campaign, stored, checked, files, open } = design;
  const view = await viewFrame(db, design);
  const preview = await viewPreview(db, design);
  const findings = checked.kind === 'faulty' ? checked.findings : checked.warnings;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const run = await newestDryRun(db, stored.id);
  const ran = run !== null && run.protocolHash === stored.hash ? run : null;
  const [wave] = await wavesOf(db, stored.id);
  const approved = stored.state !== 'draft' && (await isApproved(db, stored.id, stored.hash));
  return {
    campaign,
    question: String(valueAt(stored.protocol, ['objective', 'question']) ?? ''),
    hash: stored.hash,
    files: files.size,
    studios: view?.merged?.units.length ?? null,
    openPairs: view?.unsettled.length ?? 0,
    faults: errors,
    warnings: findings.length - errors,
    sample:
      preview?.kind === 'preview'
        ? { size: preview.sampleSize, hours: preview.burden.hours, halfWidthPoints: preview.halfWidthPoints }
        : null,
    wave: wave === undefined ? null : await drawnCount(db, wave.id),
    dryRun: ran === null ? null : { seen: (await visitedDomains(db, ran.id)).size, of: ran.studios },
    approvedBy: approved ? ((await approvalOf(db, stored.id, stored.hash))?.by ?? null) : null,
    launched: !open,
  };
}
