import { mayReceive } from '../mailer/recipient.ts';
import type { FollowUpFacts } from './follow-up.ts';

/**
 * Where a follow-up goes. First the address that the person who answered asks to be answered at, then the one the first letter
 * went to, the one the frame lists, and the one a machine of the studio named: the first that belongs to the studio. An address
 * elsewhere is never written to, even if it wrote to the alias: rule E4 allows business addresses only, and a forged sender must
 * not turn a letter of ours on a stranger. The thread still names the letter answered, so the studio can join the two.
 * Null: no address is known, and the attempt will end as not sent.
 */
export function replyAddress({ studio, lastLetter, first, machineReplyTo }: FollowUpFacts): string | null {
  const candidates = [...(lastLetter?.replyTo ?? []), first?.recipient, studio.listedAddress, ...machineReplyTo];
  return (
    candidates.find((address): address is string => typeof address === 'string' && mayReceive(address, studio)) ?? null
  );
}
