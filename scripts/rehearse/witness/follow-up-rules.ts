/** What the protocol says of later steps; null and false: never. */
export type FollowUpRules = { nudgeAfterDays: number | null; secondStep: boolean; responseDays: number };
