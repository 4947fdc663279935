import type { Outcome } from '../attempts/outcome.ts';

/** What is known after a transaction: did a server answer with a code, and did it begin to take our message. */
export type SmtpFacts = {
  accepted: boolean;
  /**
   * Reply code that refused this recipient or message (RFC 5321 4.2); absent when the connection ended the transaction or the
   * server refused us (login, sender).
   */
  responseCode?: number;
  /** True once the first byte of the message was asked for after 354, that is once the attempt was armed. */
  streamRead: boolean;
  /** True when we ourselves broke off because arming was refused. */
  armRefused: boolean;
  response: string;
};

/**
 * The outcome of an SMTP transaction. A reply code means that the server decided. Without one the message cannot have arrived only
 * if it was never read from us; else nobody can tell (RFC 1047) and the attempt is uncertain for ever.
 */
export function smtpOutcome(facts: SmtpFacts): Outcome {
  if (facts.accepted) return { state: 'confirmed', reason: 'smtp_250' };
  if (facts.armRefused) return { state: 'not_sent', reason: 'sending_stopped' };
  const code = facts.responseCode;
  if (code !== undefined && code >= 500) return { state: 'rejected', reason: 'smtp_5xx' };
  if (code !== undefined && code >= 400) return { state: 'not_sent', reason: 'smtp_deferred' };
  return facts.streamRead
    ? { state: 'uncertain', reason: 'connection_lost' }
    : { state: 'not_sent', reason: 'smtp_unavailable' };
}
