import type { BurdenStep } from '../../design/burden/step-minutes.ts';
import { stepMinutes } from '../../design/burden/step-minutes.ts';
import { type LetterText, renderLetter } from '../../design/letters/render-letter.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import type { FollowUpFacts } from './follow-up.ts';
import { replyAddress } from './reply-address.ts';
import { replySubject, type Thread, threadOf } from './reply-thread.ts';

/** A follow-up as it will be sent or spoken, with what it costs the studio. */
export type FollowUpLetter = LetterText & {
  readonly recipient: string | null;
  readonly thread: Thread | null;
  /** Minutes of the studio's time (rule E1). */
  readonly burdenMinutes: number;
};

const scriptOf = { second_step: 'secondStep', nudge: 'nudge', close: 'close' } as const;

/**
 * The follow-up of one inquiry from the protocol's script. The second step is a reply: subject "Re: …" of the studio's letter, in its
 * thread. The close stands in the thread of the last letter under its own subject; the nudge in that of our first letter, if that
 * was a mail. Throws PROTOCOL_UNCHECKED when the protocol lacks a text that its check demands.
 */
export function followUpLetter(
  step: keyof typeof scriptOf,
  facts: FollowUpFacts,
  burden: BurdenStep = step,
): FollowUpLetter {
  const { protocol, language, studio, lastLetter, first } = facts;
  const text = protocol.scripts[scriptOf[step]][language];
  const persona = protocol.personas.find(({ id }) => id === facts.persona);
  const budget = protocol.budgets.find(({ id }) => id === facts.budget);
  if (text === undefined || persona === undefined || budget === undefined) {
    throw new ZerkaloError(
      'PROTOCOL_UNCHECKED',
      `${step} of inquiry ${facts.inquiryId} lacks its text in ${language}, its persona or its budget`,
      'Plan only from a protocol that passed its check.',
    );
  }
  const { subject: script, body } = renderLetter(text, { studio, persona, budget, language, answerBy: null });
  const answered = step === 'nudge' ? null : lastLetter;
  const subject = step === 'second_step' && answered !== null ? replySubject(answered.subject, script) : script;
  const ownFirst = step === 'nudge' && first !== null ? { messageId: first.messageId, thread: [] } : null;
  return {
    subject,
    body,
    recipient: replyAddress(facts),
    thread: threadOf(answered ?? ownFirst ?? { messageId: null, thread: [] }),
    burdenMinutes: stepMinutes(burden, `${subject} ${body}`, language),
  };
}
