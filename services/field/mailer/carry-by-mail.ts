import { createHash } from 'node:crypto';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Account } from '../../platform/config.ts';
import type { EgressMap } from '../../platform/egress/egress-map.ts';
import { type EvidenceDeps, putEvidence } from '../../platform/evidence/evidence.ts';
import { newSecret } from '../../platform/ids.ts';
import type { ClaimedAttempt } from '../attempts/attempt.ts';
import type { Carried, Carrier } from '../attempts/run-attempt.ts';
import { armAttempt, markPrepared } from '../attempts/store/hold.ts';
import { withLinks } from '../follow-ups/debrief-letter.ts';
import { linkHash } from '../follow-ups/debrief-link.ts';
import { insertLink } from '../follow-ups/store/debrief.ts';
import { composeLetter } from './letter-message.ts';
import { isWithin, mayReceive } from './recipient.ts';
import { deliver } from './smtp-delivery.ts';
import { smtpOutcome } from './smtp-outcome.ts';

/**
 * `map`: where names lead in a rehearsal; empty when the way out is open. `blindCopyTo`: an own address that gets a copy of each
 * letter, as a proof for letters in doubt.
 */
export type MailDeps = EvidenceDeps & {
  smtp: Account | undefined;
  map: EgressMap;
  blindCopyTo?: string | undefined;
  /** Under which studios reach this program; debriefs lead there. */
  publicUrl?: string | undefined;
};

/** Carries an attempt by mail: own Message-ID, one recipient who belongs to the studio, armed after the server asked for the message. */
export function carryByMail(deps: MailDeps): Carrier {
  return async (attempt, lost) => {
    const { recipient } = attempt;
    if (deps.smtp === undefined) return notSent('smtp_unavailable', { why: 'SMTP_URL is not set' });
    const studio = { domain: attempt.domain, listedAddress: attempt.listedAddress };
    if (recipient === null || !mayReceive(recipient, studio)) return notSent('no_address', {});
    const messageId = messageIdOf(attempt);
    if (!isWithin(deps.map, recipient)) return notSent('no_address', { why: 'EGRESS_MAP does not name this host' });
    const letter = attempt.step === 'debrief' ? await withOwnLink(deps, attempt) : attempt;
    if (letter === null) return notSent('smtp_unavailable', { why: 'PUBLIC_URL is not set' });
    const message = await compose(deps, letter, recipient, messageId);
    const requestHash = createHash('sha256').update(message).digest('hex');
    await putEvidence(deps, {
      campaignId: attempt.campaignId,
      attemptId: attempt.attemptId,
      kind: 'mail.sent',
      mediaType: 'message/rfc822',
      bytes: message,
    });
    if (lost.aborted || !(await markPrepared(deps.db, attempt, { bytes: message.length }))) {
      return notSent('sending_stopped', { why: 'the lease was lost' });
    }
    const arm = (): Promise<boolean> =>
      armAttempt(deps.db, attempt, { requestHash, rfcMessageId: messageId, recipient });
    const { blindCopyTo } = deps;
    const envelope = { from: attempt.alias, to: recipient, ...(blindCopyTo === undefined ? {} : { blindCopyTo }) };
    const facts = await deliver(deps.smtp, envelope, message, arm);
    return { outcome: smtpOutcome(facts), detail: { response: facts.response.slice(0, 500) } };
  };
}

/** One identity per attempt, known before anything is sent; the domain is the alias's. */
function messageIdOf(attempt: ClaimedAttempt): string {
  return `${attempt.attemptId}@${attempt.alias.slice(attempt.alias.lastIndexOf('@') + 1)}`;
}

async function compose(deps: MailDeps, attempt: ClaimedAttempt, to: string, messageId: string): Promise<Buffer> {
  const { now } = await fieldTime(deps.db);
  return composeLetter({
    from: { name: senderOf(attempt), address: attempt.alias },
    to,
    subject: attempt.subject,
    body: attempt.body,
    messageId,
    date: now,
    inReplyTo: attempt.inReplyTo,
    references: attempt.references,
  });
}

/** A debrief no longer speaks for the persona. */
function senderOf({ step, persona, protocol }: ClaimedAttempt): string {
  return step === 'debrief' ? protocol.title : (protocol.personas.find(({ id }) => id === persona)?.displayName ?? '');
}

/** The secret of a debrief's link is made for each try and kept as a hash: an earlier one that was never sent opens nothing unknown. */
async function withOwnLink({ db, publicUrl }: MailDeps, attempt: ClaimedAttempt): Promise<ClaimedAttempt | null> {
  if (publicUrl === undefined) return null;
  const token = newSecret();
  await insertLink(db, { sha256: linkHash(token), inquiryId: attempt.inquiryId, attemptId: attempt.attemptId });
  return { ...attempt, body: withLinks(attempt.body, publicUrl, token) };
}

function notSent(
  reason: 'smtp_unavailable' | 'no_address' | 'sending_stopped',
  detail: Record<string, unknown>,
): Carried {
  return { outcome: { state: 'not_sent', reason }, detail };
}
