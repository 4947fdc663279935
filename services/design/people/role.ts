/** What a user may do: owners keep the installation, researchers design, approvers are the second person, coders code, viewers look. */
export const roles = ['owner', 'researcher', 'approver', 'coder', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Acts on a campaign that need a role. */
export type CampaignAct = 'create' | 'approve' | 'run' | 'stop_sending' | 'resume_sending' | 'shred_raw_mail';

const allowed: Record<CampaignAct, readonly Role[]> = {
  create: ['owner', 'researcher'],
  approve: ['owner', 'approver', 'researcher'],
  run: ['owner', 'researcher'],
  // Whoever sees harm may stop it; starting again is for those who answer for the campaigns.
  stop_sending: ['owner', 'researcher', 'approver', 'coder', 'viewer'],
  resume_sending: ['owner', 'researcher'],
  shred_raw_mail: ['owner'],
};

export function mayAct(role: Role, act: CampaignAct): boolean {
  return allowed[act].includes(role);
}
