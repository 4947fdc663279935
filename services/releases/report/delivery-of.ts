import type { Channel, Delivery } from './inquiry-facts.ts';
import type { AnswerRow, AttemptRow } from './store.ts';

/**
 * Delivery of the first step from its attempts, in their order: the one that left the machine and was not refused decides;
 * without it the last that was given up. A final bounce undoes a delivery by mail. What came back besides is not looked at.
 */
export function deliveryOf(attempts: readonly AttemptRow[], bounces: readonly AnswerRow[]): Delivery {
  const reached = attempts.find(({ state }) => state === 'confirmed' || state === 'uncertain');
  if (reached !== undefined) return afterBounces(reached, bounces);
  const last = attempts.at(-1);
  if (last === undefined || (last.state !== 'rejected' && last.state !== 'not_sent')) return { kind: 'pending' };
  const armed = attempts.findLast(({ armedAt }) => armedAt !== null);
  return {
    kind: armed === undefined ? 'not_sent' : 'failed',
    channel: channelOf(last),
    reason: decisiveReason(attempts),
    startedAt: armed?.armedAt ?? null,
    settledAt: settledAtOf(last),
  };
}

function afterBounces(reached: AttemptRow, bounces: readonly AnswerRow[]): Delivery {
  const channel = channelOf(reached);
  const startedAt = reached.deliveredAt ?? reached.armedAt ?? settledAtOf(reached);
  const last = channel === 'mail' ? bounces.findLast(({ final }) => final === true) : undefined;
  if (last === undefined)
    return { kind: reached.state === 'confirmed' ? 'confirmed' : 'uncertain', channel, startedAt };
  const reason = last.hard === false ? 'soft_fail_expired' : 'bounced';
  return { kind: 'failed', channel, reason, startedAt, settledAt: last.at };
}

/** A form that failed with no address to fall back to failed for the form's reason, not for want of an address. */
function decisiveReason(attempts: readonly AttemptRow[]): string | null {
  const reasons = attempts.map(({ reason }) => reason);
  return reasons.findLast((reason) => reason !== null && reason !== 'no_address') ?? reasons.at(-1) ?? null;
}

function channelOf({ channel }: AttemptRow): Channel {
  return channel === 'mail' ? 'mail' : 'form';
}

function settledAtOf({ settledAt, armedAt }: AttemptRow): Date {
  const at = settledAt ?? armedAt;
  // The schema's check attempts_settled_has_time keeps this from happening.
  if (at === null) throw new RangeError('a settled attempt has no time');
  return at;
}
