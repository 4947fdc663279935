import { describe, expect, it } from 'vitest';
import { type SmtpFacts, smtpOutcome } from '../../../services/field/mailer/smtp-outcome.ts';

const facts = (given: Partial<SmtpFacts>): SmtpFacts => ({
  accepted: false,
  streamRead: false,
  armRefused: false,
  response: '',
  ...given,
});

describe('the outcome of an SMTP transaction', () => {
  it.each([
    ['250 after the final dot', facts({ accepted: true, streamRead: true }), 'confirmed', 'smtp_250'],
    ['450 greylisting at RCPT', facts({ responseCode: 450 }), 'not_sent', 'smtp_deferred'],
    ['550 unknown address at RCPT', facts({ responseCode: 550 }), 'rejected', 'smtp_5xx'],
    ['connection dropped at RCPT', facts({}), 'not_sent', 'smtp_unavailable'],
    ['connection dropped in the middle of DATA', facts({ streamRead: true }), 'uncertain', 'connection_lost'],
    ['connection dropped after the final dot', facts({ streamRead: true }), 'uncertain', 'connection_lost'],
    ['451 after the final dot', facts({ streamRead: true, responseCode: 451 }), 'not_sent', 'smtp_deferred'],
    ['554 after the final dot', facts({ streamRead: true, responseCode: 554 }), 'rejected', 'smtp_5xx'],
    ['arming refused after 354', facts({ streamRead: true, armRefused: true }), 'not_sent', 'sending_stopped'],
  ])('%s', (_, given, state, reason) => {
    expect(smtpOutcome(given)).toEqual({ state, reason });
  });
});
