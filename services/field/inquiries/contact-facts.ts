import { suppressedDomains } from '../../design/campaigns/store.ts';
import type { ContactFacts } from '../../design/sampling/eligibility.ts';
import { leftOutByHand } from '../../design/verdicts/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { coolingDownDomains } from './store/plan.ts';

/** Who may not be contacted by a campaign now: opted out, resting from another wave, left out by hand. */
export async function contactFacts(
  db: Database,
  campaignId: CampaignId,
  cooldownDays: number,
): Promise<ContactFacts & { readonly byHand: ReadonlySet<string> }> {
  return {
    suppressed: await suppressedDomains(db),
    coolingDown: await coolingDownDomains(db, cooldownDays),
    byHand: await leftOutByHand(db, campaignId),
  };
}
