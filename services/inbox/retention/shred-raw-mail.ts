import { type EvidenceDeps, eraseEvidence } from '../../platform/evidence/evidence.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { destroyCampaignKey } from '../../platform/vault/vault.ts';
import { dueForShredding, mailsNoted, noteErased, noteShredding, rawMailCount, rawMailOutsideKey } from './store.ts';

/** `mails`: raw mails that can never be read again, for the public count of a shredding. */
export type Shredding = { mails: number; erasedFiles: number };

/** Who orders a shredding: a person by address, or `retention`, the term of the campaign's ethics record. */
export type ShreddingOrder = { by: string; reason: string };

/**
 * Makes a campaign's raw mail unreadable for ever (E13): destroys the key that its evidence is sealed with, erases the files of
 * mails that were found to belong to it only after they were stored under the installation's key, and writes down how many mails
 * that were. Safe to run again, also after it died half-way.
 */
export async function shredRawMail(
  evidence: EvidenceDeps,
  campaignId: CampaignId,
  order: ShreddingOrder,
): Promise<Shredding> {
  const { db } = evidence;
  await destroyCampaignKey(db, campaignId);
  const outside = await rawMailOutsideKey(db, campaignId);
  let erasedFiles = 0;
  for (const evidenceId of outside) {
    if (await eraseEvidence(evidence, evidenceId)) erasedFiles += 1;
    // After the file, so that a run that dies between the two looks for it again.
    await noteErased(db, evidenceId);
  }
  const mails = await rawMailCount(db, campaignId);
  if ((await mailsNoted(db, campaignId)) !== mails) await noteShredding(db, { campaignId, mails, ...order });
  return { mails, erasedFiles };
}

/** Shreds the raw mail of every campaign whose term is over. Returns how many campaigns that were. */
export async function shredWhatIsDue(evidence: EvidenceDeps): Promise<number> {
  const due = await dueForShredding(evidence.db);
  for (const campaignId of due) await shredRawMail(evidence, campaignId, { by: 'retention', reason: 'term is over' });
  return due.length;
}
