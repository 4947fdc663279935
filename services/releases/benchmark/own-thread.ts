import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../platform/ids.ts';
import { redactedPlaces, redactReply } from '../../reading/coding/redact-reply.ts';
import { proposalsToJudge } from '../../reading/coding/store/proposals.ts';
import { replyToCode } from '../../reading/coding/store/reply.ts';
import { type PromiseState, promiseState } from '../../reading/promises/find-promises.ts';
import { humanReplies, rejectedProposals } from './store/own-inquiry.ts';

/** A letter of the studio as coders read it: without names, telephones and signatures (E12). */
export type OwnLetter = {
  readonly messageId: string;
  readonly at: string;
  readonly language: string | null;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly format: string; readonly unread: string | null }[];
};

/** A day that the studio named itself, against what came. */
export type OwnPromise = {
  readonly messageId: string;
  readonly words: string;
  /** YYYY-MM-DD, as the letter was read. */
  readonly due: string;
  /** Day of its next letter; null: none came. */
  readonly cameOn: string | null;
  readonly state: PromiseState;
};

const MOST_LETTERS = 20;
const LONGEST = 20_000;

/** The letters of people of a studio to its own inquiry, redacted, oldest first, with the promises found in them. */
export async function ownThread(
  db: Database,
  inquiryId: InquiryId,
): Promise<{ letters: OwnLetter[]; promises: OwnPromise[] }> {
  const letters: OwnLetter[] = [];
  const promises: OwnPromise[] = [];
  for (const { messageId, at } of await humanReplies(db, inquiryId, MOST_LETTERS)) {
    const reply = await replyToCode(db, messageId as MessageId);
    if (reply === null) continue;
    const shown = redactReply(reply);
    const { language, subject, text } = shown;
    const files = shown.files.map(({ name, format, unread }) => ({ name, format, unread }));
    letters.push({ messageId, at: at.toISOString(), language, subject, text: text.slice(0, LONGEST), files });
    promises.push(...(await promisesIn(db, messageId as MessageId, reply, text)));
  }
  return { letters, promises };
}

async function promisesIn(
  db: Database,
  messageId: MessageId,
  reply: Parameters<typeof redactedPlaces>[0],
  redacted: string,
): Promise<OwnPromise[]> {
  const { proposals, laterDays, today } = await proposalsToJudge(db, messageId);
  const rejected = await rejectedProposals(db, messageId);
  const promised = proposals.flatMap(({ id, due, start, end }) =>
    due === null || rejected.has(id) ? [] : [{ due, start, end }],
  );
  return redactedPlaces(reply, promised).map(({ due, start, end }) => ({
    messageId,
    words: redacted.slice(start, end).trim(),
    due,
    cameOn: laterDays.toSorted()[0] ?? null,
    state: promiseState(due, laterDays, today),
  }));
}
