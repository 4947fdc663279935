/** Why a studio was silent, in its own word (critics 35 and 38). The order is the one in which they are offered. */
export const debriefReasons = [
  'not_received',
  'spam',
  'out_of_profile',
  'budget_too_low',
  'overloaded',
  'overlooked',
  'policy',
  'suspected_test',
  'other',
] as const;
export type DebriefReason = (typeof debriefReasons)[number];

/** What an opt-out in a debrief is kept under. */
export const debriefOptOut = 'the studio opted out in its debrief';

/** Reasons by which the inquiry never came before anybody's eyes (statistics 1.6). */
export const unseenReasons: readonly DebriefReason[] = ['not_received', 'spam'];
