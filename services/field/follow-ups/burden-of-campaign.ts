import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { type StepBurden, spentBySteps } from './store/burden.ts';

/** Minutes of studios' time that a campaign has taken (rules E1 and E2); close and debrief are listed apart and in no sum. */
export type CampaignBurden = {
  readonly steps: readonly StepBurden[];
  readonly contacts: number;
  readonly minutes: number;
  readonly close: StepBurden;
  readonly debrief: StepBurden;
};

/** Every contact that left the machine and was not refused counts: letter, fallback, nudge by mail or telephone, second step. */
export async function burdenOfCampaign(db: Database, campaignId: CampaignId): Promise<CampaignBurden> {
  const all = await spentBySteps(db, campaignId);
  const steps = all.filter(({ step }) => step !== 'close' && step !== 'debrief');
  const apart = (name: 'close' | 'debrief'): StepBurden =>
    all.find(({ step }) => step === name) ?? { step: name, contacts: 0, minutes: 0 };
  return {
    steps,
    contacts: steps.reduce((sum, { contacts }) => sum + contacts, 0),
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    close: apart('close'),
    debrief: apart('debrief'),
  };
}
