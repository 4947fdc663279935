import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredCampaign } from '../../services/design/campaigns/store.ts';
import { type CampaignProgress, campaignProgress } from '../../services/field/inquiries/campaign-progress.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

const everyMs = 1_000;

/** Shows progress until no inquiry waits or is under way; with --json one document at the end. */
export async function watchCampaign(db: Database, output: Output, { id }: StoredCampaign): Promise<number> {
  for (;;) {
    const progress = await campaignProgress(db, id);
    if (progress === null) return exitCode.refused;
    output.progress(progressLine(progress));
    const { waiting, underWay } = progress.inquiries;
    if (waiting + underWay === 0 || progress.state === 'closed') {
      output.say(progressLine(progress));
      output.answer(progress);
      return exitCode.ok;
    }
    await sleep(everyMs);
  }
}

/** Done and left in one line. */
export function progressLine({ at, state, inquiries }: CampaignProgress): string {
  const { inquiries: all, confirmed, uncertain, undelivered, waiting, underWay } = inquiries;
  const done = confirmed + uncertain + undelivered;
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}  ${state}  ${done}/${all} contacted: ${confirmed} confirmed, ${uncertain} uncertain, ${undelivered} undelivered; ${underWay} under way, ${waiting} waiting`;
}
