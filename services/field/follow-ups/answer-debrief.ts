import { addSuppression } from '../../design/campaigns/add-suppression.ts';
import type { Database } from '../../platform/database/connect.ts';
import { isLinkToken, linkHash } from './debrief-link.ts';
import { type DebriefReason, debriefOptOut, debriefReasons } from './debrief-reasons.ts';
import { type DebriefScene, insertReason, sceneOfLink } from './store/debrief.ts';

const mostText = 2_000;

/** What the page behind a debrief's link shows; null when the link opens nothing. Looking records nothing. */
export async function debriefScene(db: Database, token: string): Promise<DebriefScene | null> {
  return isLinkToken(token) ? sceneOfLink(db, linkHash(token)) : null;
}

export type ReasonSaid = 'said' | 'reason_missing' | 'text_missing' | 'text_too_long' | 'unknown';

/** Keeps why a studio was silent, with its time. Saying something else later supersedes it; nothing is overwritten. */
export async function sayReason(
  db: Database,
  token: string,
  said: { readonly reason: string; readonly text: string },
): Promise<ReasonSaid> {
  const scene = await debriefScene(db, token);
  if (scene === null || !scene.silent) return 'unknown';
  const reason = debriefReasons.find((one): one is DebriefReason => one === said.reason);
  const text = said.text.replaceAll('\u0000', '').trim();
  if (reason === undefined) return 'reason_missing';
  if (reason === 'other' && text === '') return 'text_missing';
  if (text.length > mostText) return 'text_too_long';
  await insertReason(db, { inquiryId: scene.inquiryId, reason, text });
  return 'said';
}

/** The studio asks never to be written to again (rule E11); false when the link opens nothing. Harmless when said twice. */
export async function refuseForEver(db: Database, token: string): Promise<boolean> {
  const scene = await debriefScene(db, token);
  if (scene === null) return false;
  const actor = `studio ${scene.domain}`;
  await addSuppression(db, { domain: scene.domain, reason: debriefOptOut, actor });
  return true;
}
