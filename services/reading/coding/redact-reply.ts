import { redactedOffset } from '../redaction/offsets.ts';
import { redact } from '../redaction/redact.ts';
import type { RubricItem } from '../rubric/rubric.ts';
import type { ReplyQuote, ReplyToCode } from './store/reply.ts';

/** What a coder sees of a reply. Offsets of quotes are UTF-16 units of `text`; money as in quotes. */
export type RedactedReply = {
  readonly messageId: string;
  readonly rehearsal: boolean;
  readonly language: string | null;
  readonly ordinal: number;
  readonly afterSecondStep: boolean;
  readonly subject: string;
  readonly text: string;
  readonly quotes: readonly ReplyQuote[];
  readonly items: readonly RubricItem[];
};

/** The reply without the people and the studio in it; what was read as a price keeps its place. Pure. */
export function redactReply(reply: ReplyToCode): RedactedReply {
  const { messageId, rehearsal, language, ordinal, afterSecondStep, rubric, persona, studio } = reply;
  const known = {
    clientNames: persona === null ? [] : [persona.fullName, persona.firstName, persona.lastName, persona.company ?? ''],
    studioNames: [studio.name],
    studioDomain: studio.domain,
  };
  const body = redact(reply.text, known);
  return {
    messageId,
    rehearsal,
    language,
    ordinal,
    afterSecondStep,
    subject: redact(reply.subject, known, 'line').text,
    text: body.text,
    quotes: reply.quotes.map((quote) => ({
      ...quote,
      start: redactedOffset(body.spans, quote.start),
      end: redactedOffset(body.spans, quote.end),
    })),
    items: rubric.items,
  };
}
