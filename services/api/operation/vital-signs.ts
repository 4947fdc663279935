/** Counts and ages of the whole installation, without a name in them. Ages are seconds; null where there is nothing to be old. */
export type VitalSigns = {
  readonly sendingStopped: boolean;
  readonly campaigns: readonly { readonly state: string; readonly count: number }[];
  readonly attempts: readonly { readonly channel: string; readonly state: string; readonly count: number }[];
  /** Of planned attempts of running campaigns whose field time has come: how long the first has been due. */
  readonly oldestDueSeconds: number | null;
  readonly dueAttempts: number;
  readonly messages: readonly { readonly kind: string; readonly count: number }[];
  readonly unreadMessages: number;
  readonly oldestUnreadSeconds: number | null;
  /** Set aside after five tries, for a person. */
  readonly unreadableMessages: number;
  readonly unattributed: { readonly messages: number; readonly calls: number };
  readonly mailboxes: readonly {
    readonly account: string;
    readonly lagSeconds: number | null;
    readonly failing: boolean;
  }[];
  readonly processes: readonly { readonly process: string; readonly alive: number }[];
  /** Replies that a coder of either pass still has to code. */
  readonly openCodingTasks: number;
  readonly evidenceBytes: number;
  readonly databaseBytes: number;
};

export type StuckReason = 'no_relay' | 'no_worker' | 'attempts_overdue' | 'messages_unread' | 'mailbox_not_read';
export type Stuck = { readonly reason: StuckReason; readonly seconds: number | null };

/** What keeps work from going on; nothing when all goes on, or nothing is to be done. */
export function stuckWork(signs: VitalSigns, limits = progressLimits): Stuck[] {
  const stuck: Stuck[] = [];
  const alive = (name: string): boolean =>
    signs.processes.some(({ process, alive: count }) => process === name && count > 0);
  const running = signs.campaigns.some(({ state, count }) => state === 'running' && count > 0);
  if (running && !alive('relay')) stuck.push({ reason: 'no_relay', seconds: null });
  if (running && !alive('worker')) stuck.push({ reason: 'no_worker', seconds: null });
  if (!signs.sendingStopped && (signs.oldestDueSeconds ?? 0) > limits.dueSeconds) {
    stuck.push({ reason: 'attempts_overdue', seconds: signs.oldestDueSeconds });
  }
  if ((signs.oldestUnreadSeconds ?? 0) > limits.unreadSeconds) {
    stuck.push({ reason: 'messages_unread', seconds: signs.oldestUnreadSeconds });
  }
  for (const { lagSeconds } of signs.mailboxes) {
    if (running && (lagSeconds ?? Number.POSITIVE_INFINITY) > limits.mailboxSeconds) {
      stuck.push({ reason: 'mailbox_not_read', seconds: lagSeconds });
    }
  }
  return stuck;
}

/** Politeness alone may hold an attempt back for an hour (hours of sending, one at a time per studio); the rest takes seconds. */
export const progressLimits = { dueSeconds: 3_600, unreadSeconds: 900, mailboxSeconds: 1_800 } as const;
