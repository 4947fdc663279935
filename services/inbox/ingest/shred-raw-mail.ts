import type { Database } from '../../platform/database/connect.ts';
import { type EvidenceDeps, eraseEvidence } from '../../platform/evidence/evidence.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { destroyCampaignKey } from '../../platform/vault/vault.ts';
import { rawMailCount, rawMailOutsideKey } from '../store/raw-mail.ts';

/** `mails`: raw mails that can never be read again, for the public count of a shredding. */
export type Shredding = { mails: number; erasedFiles: number };

/**
 * Makes a campaign's raw mail unreadable for ever (E13): destroys the key that its evidence is sealed with, and erases the files
 * of mails that were found to belong to it only after they were stored under the installation's key. Safe to run again.
 */
export async function shredRawMail(
  deps: { db: Database; evidence: EvidenceDeps },
  campaignId: CampaignId,
): Promise<Shredding> {
  await destroyCampaignKey(deps.db, campaignId);
  const outside = await rawMailOutsideKey(deps.db, campaignId);
  let erasedFiles = 0;
  for (const evidenceId of outside) {
    if (await eraseEvidence(deps.evidence, evidenceId)) erasedFiles += 1;
  }
  return { mails: await rawMailCount(deps.db, campaignId), erasedFiles };
}
