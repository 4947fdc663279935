import type { StoredFile } from '../attachments/store.ts';
import type { KnownNames } from '../redaction/found.ts';
import { redactedEnd, redactedOffset } from '../redaction/offsets.ts';
import { type Redaction, redact } from '../redaction/redact.ts';
import type { RubricItem } from '../rubric/rubric.ts';
import type { ReplyQuote, ReplyToCode } from './store/reply.ts';

/** A price with offsets of UTF-16 units in the redacted text that it stands in. */
export type RedactedQuote = Omit<ReplyQuote, 'file'>;

/** What a coder sees of a file that came with a reply; `text` is empty where the file was not read, and `unread` says why. */
export type RedactedFile = Omit<StoredFile, 'notes'> & {
  readonly notes: readonly string[];
  readonly quotes: readonly RedactedQuote[];
};

/** What a coder sees of a reply. Offsets of quotes are UTF-16 units of `text`; money as in quotes. */
export type RedactedReply = {
  readonly messageId: string;
  readonly rehearsal: boolean;
  readonly language: string | null;
  readonly ordinal: number;
  readonly afterSecondStep: boolean;
  readonly subject: string;
  readonly text: string;
  /** Of the letter itself. */
  readonly quotes: readonly RedactedQuote[];
  readonly files: readonly RedactedFile[];
  readonly items: readonly RubricItem[];
};

/** The reply without the people and the studio in it; what was read as a price keeps its place. Pure. */
export function redactReply(reply: ReplyToCode): RedactedReply {
  const { messageId, rehearsal, language, ordinal, afterSecondStep, rubric } = reply;
  const known = knownIn(reply);
  const body = redact(reply.text, known);
  const quotesIn = (file: number | null, { spans }: Redaction): RedactedQuote[] =>
    reply.quotes
      .filter((quote) => quote.file === file)
      .map(({ file: _, ...quote }) => ({
        ...quote,
        start: redactedOffset(spans, quote.start),
        end: redactedOffset(spans, quote.end),
      }));
  return {
    messageId,
    rehearsal,
    language,
    ordinal,
    afterSecondStep,
    subject: redact(reply.subject, known, 'line').text,
    text: body.text,
    quotes: quotesIn(null, body),
    files: reply.files.map((file, position) => {
      const said = redact(file.text, known);
      return {
        ...file,
        name: redact(file.name, known, 'line').text,
        text: said.text,
        quotes: quotesIn(position, said),
      };
    }),
    items: rubric.items,
  };
}

/** The same places in the redacted letter. Pure. */
export function redactedPlaces<Place extends { readonly start: number; readonly end: number }>(
  reply: ReplyToCode,
  places: readonly Place[],
): Place[] {
  const { spans } = redact(reply.text, knownIn(reply));
  return places.map((place) => ({
    ...place,
    start: redactedOffset(spans, place.start),
    end: redactedEnd(spans, place.end),
  }));
}

function knownIn({ persona, studio, sender }: ReplyToCode): KnownNames {
  return {
    clientNames: persona === null ? [] : [persona.fullName, persona.firstName, persona.lastName, persona.company ?? ''],
    studioNames: [studio.name],
    studioDomain: studio.domain,
    sender,
  };
}
