/**
 * The only addresses that a proof is sent to: those that the CA/Browser Forum lets authorities construct (Baseline Requirements
 * 3.2.2.4.4) and info@, which firms publish. Nobody can have a letter sent to an address of his choice.
 */
export const ROLES = ['info', 'postmaster', 'webmaster', 'hostmaster', 'admin'] as const;
export type RoleName = (typeof ROLES)[number];

export function roleAddress(role: RoleName, domain: string): string {
  return `${role}@${domain}`;
}

/** Letters that were asked for, counted over machine time. */
export type AskedBefore = {
  readonly domainPerDay: number;
  readonly addressPerHour: number;
  readonly addressPerDay: number;
  readonly allPerHour: number;
};

const MOST: AskedBefore = { domainPerDay: 5, addressPerHour: 1, addressPerDay: 3, allPerHour: 60 };

/** Whether one more letter may be asked for; the last limit keeps the whole from being used to send bulk mail. Pure. */
export function mayAsk(asked: AskedBefore): boolean {
  return (
    asked.domainPerDay < MOST.domainPerDay &&
    asked.addressPerHour < MOST.addressPerHour &&
    asked.addressPerDay < MOST.addressPerDay &&
    asked.allPerHour < MOST.allPerHour
  );
}
