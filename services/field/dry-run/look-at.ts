import { messageOf } from '../../platform/errors.ts';
import { type EvidenceDeps, putEvidence } from '../../platform/evidence/evidence.ts';
import type { CampaignId, EvidenceId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { allowsMailFallback } from '../attempts/outcome.ts';
import type { BrowserKeeper } from '../forms/browser-keeper.ts';
import { type InspectDeps, type Inspected, inspectSite } from '../forms/playwright-inspect.ts';
import type { PlannedVisit } from './plan-visits.ts';
import type { VisitRow } from './store.ts';

export type LookDeps = EvidenceDeps & { browsers: BrowserKeeper; openWay: InspectDeps['openWay']; log: Log };

const nothingSeen = { why: null, contactPage: null, form: null, kept: [], screenshotId: null };

/** Finds and fills the form of one studio without sending it; the picture of what was filled is kept. Every visit ends with a row. */
export async function lookAt(
  deps: LookDeps,
  campaignId: CampaignId,
  visit: PlannedVisit,
  mailAllowed: boolean,
): Promise<VisitRow> {
  const { domain, name, siteUrl, persona, country } = visit;
  const fallback = (outcome: VisitRow['outcome'], found: string | null): string | null => {
    const may = outcome !== 'ready' && mailAllowed && allowsMailFallback({ state: 'not_sent', reason: outcome });
    return may ? (found ?? visit.listedAddress) : null;
  };
  if (siteUrl === null)
    return { domain, name, outcome: 'no_site', mailFallback: fallback('no_site', null), ...nothingSeen };
  try {
    const { report, picture } = await deps.browsers.use((browser) =>
      inspectSite({ browser, openWay: deps.openWay }, siteUrl, persona, country),
    );
    return {
      domain,
      name,
      outcome: report.outcome,
      why: report.blockedBy,
      contactPage: report.contactPage,
      form: report.form,
      mailFallback: fallback(report.outcome, report.mailFallback),
      kept: report.kept,
      screenshotId: await keepPicture(deps, campaignId, picture),
    };
  } catch (thrown) {
    deps.log.warn({ domain, error: messageOf(thrown) }, 'dry_run.visit_failed');
    return { domain, name, outcome: 'browser_failed', mailFallback: null, ...nothingSeen, why: messageOf(thrown) };
  }
}

async function keepPicture(
  deps: LookDeps,
  campaignId: CampaignId,
  picture: Inspected['picture'],
): Promise<EvidenceId | null> {
  if (picture === null) return null;
  return putEvidence(deps, { campaignId, kind: 'dry_run.screenshot', mediaType: 'image/png', bytes: picture });
}
