/** Where a letter of ours stands in a thread, ids without angle brackets (RFC 5322 3.6.4). */
export type Thread = { readonly inReplyTo: string; readonly references: readonly string[] };

/** Printable ASCII without angle brackets: anything else would not come back the way it went. */
const usable = /^[\x21-\x3b\x3d\x3f-\x7e]{1,250}$/;
const mostReferences = 20;

/** The thread of a reply to a letter; null when the letter has no Message-ID that can be answered to. */
export function threadOf(letter: { messageId: string | null; thread: readonly string[] }): Thread | null {
  const { messageId, thread } = letter;
  if (messageId === null || !usable.test(messageId)) return null;
  const before = thread.filter((id) => usable.test(id) && id !== messageId);
  return { inReplyTo: messageId, references: [...new Set(before)].slice(1 - mostReferences).concat(messageId) };
}

const mostCharacters = 150;
const prefixes = /^(?:(?:re|aw|sv|fwd?|wg|отв|ответ|пересл)(?:\[\d{1,3}\])? ?: ?)+/iu;

/**
 * "Re: …" of a letter's subject, one line, without the prefixes that mail programs pile up. The subject is a stranger's: control
 * and format characters go, the length is bounded. A letter without a subject is answered under the script's own.
 */
export function replySubject(subject: string, script: string): string {
  const line = subject
    .slice(0, 1_000)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const bare = line.replace(prefixes, '').trim();
  return bare === '' ? script : `Re: ${[...bare].slice(0, mostCharacters).join('').trimEnd()}`;
}
