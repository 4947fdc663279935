import { stepMinutes } from '../../design/burden/step-minutes.ts';
import { localTime } from '../../design/schedule/zoned-time.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { debriefWords } from './debrief-words.ts';
import type { FollowUpFacts } from './follow-up.ts';
import type { FollowUpLetter } from './follow-up-letter.ts';
import { replyAddress } from './reply-address.ts';
import { threadOf } from './reply-thread.ts';

/** Where the addresses stand in a stored debrief: they hold a secret, which only the letter itself may know. */
const linkMark = '[[debrief-link]]';
const ownMark = '[[studio-link]]';

/**
 * The debrief of one studio, in the language it was addressed in: what was done and by whom, the protocol's own text, where to refuse and
 * where to see its figures; who was silent is asked why. In the thread of its last letter, else of our first.
 */
export function debriefLetter(facts: FollowUpFacts): FollowUpLetter {
  const { protocol, language, first, lastLetter } = facts;
  const persona = protocol.personas.find(({ id }) => id === facts.persona);
  if (persona === undefined || first === null) {
    const what = `debrief of inquiry ${facts.inquiryId} lacks its persona or its first contact`;
    throw new ZerkaloError('PROTOCOL_UNCHECKED', what, 'Debrief only who was written to.');
  }
  const words = debriefWords[language];
  const { date } = localTime(first.startedAt, protocol.schedule.timeZone);
  const { funder, conflict } = protocol.interest;
  const subject = words.subject(date);
  const body = [
    words.what({ date, persona: persona.fullName, study: protocol.title, contacts: facts.contacts }),
    protocol.publication.debrief[language] ?? '',
    words.who(unstopped(funder), unstopped(conflict)),
    words.kept,
    ...(facts.answered ? [] : [words.whySilent(linkMark)]),
    words.never(linkMark),
    words.own(ownMark),
    words.reply,
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
  return {
    subject,
    body: `${body}\n`,
    recipient: replyAddress(facts),
    thread: threadOf(lastLetter ?? { messageId: first.messageId, thread: [] }),
    burdenMinutes: stepMinutes('debrief', `${subject} ${body}`, language),
  };
}

/** A stored debrief with the addresses of this installation and the secret of this letter. */
export function withLinks(body: string, publicUrl: string, token: string): string {
  const base = publicUrl.replace(/\/+$/u, '');
  return body.replaceAll(linkMark, `${base}/debrief/${token}`).replaceAll(ownMark, `${base}/studio`);
}

/** The sentence around it ends with a stop of its own. */
function unstopped(text: string): string {
  return text.trim().replace(/\.+$/u, '');
}
