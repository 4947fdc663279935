import { protocolBurden } from '../../design/burden/protocol-burden.ts';
import { isSendingStopped, worldFits } from '../../design/campaigns/store.ts';
import type { PreparedFrame } from '../../design/frames/prepare-frame.ts';
import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { Database } from '../../platform/database/connect.ts';

export type SendingForbidden = {
  readonly kind: 'refused';
  readonly why: 'sending_stopped' | 'rehearsal_unmapped' | 'real_in_rehearsal';
  readonly detail: string;
};

/** What forbids any launch at this moment: the stop switch (E19), or a process that stands in another world than the campaign. */
export async function sendingForbidden(tx: Database, rehearsal: boolean): Promise<SendingForbidden | null> {
  const refused = (why: SendingForbidden['why'], detail: string) => ({ kind: 'refused', why, detail }) as const;
  if (await isSendingStopped(tx)) return refused('sending_stopped', 'the switch that stops all sending is on');
  if (await worldFits(tx, rehearsal)) return null;
  // A rehearsal without a map would write to real studios; a rehearsal clock jumps over months in seconds.
  return rehearsal
    ? refused('rehearsal_unmapped', 'a rehearsal runs only where EGRESS_MAP is set, or on the rehearsal clock')
    : refused('real_in_rehearsal', 'EGRESS_MAP is set or the clock is a rehearsal’s: a real campaign runs in neither');
}

/** The hours that the studios of all waves would spend, in words, where they exceed the protocol's budget (rule E2); null within it. */
export function hoursOver({ scripts, rules }: Protocol, studios: number): string | null {
  const hours = (protocolBurden(scripts, rules).minutesPerStudio * studios) / 60;
  return hours > rules.campaignBurdenHours ? `${hours.toFixed(1)} hours` : null;
}

export function faultsOf({ faults }: Extract<PreparedFrame, { kind: 'refused' }>): string {
  return faults.map(({ frame, why, detail }) => `${frame}: ${why} (${detail})`).join('; ');
}
