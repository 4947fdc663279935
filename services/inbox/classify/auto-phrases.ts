/** Sentences of absence notes and receipts, for mail that has no header to tell. */

import { germanPhrases } from './auto-phrases-de.ts';
import { englishPhrases } from './auto-phrases-en.ts';
import { russianPhrases } from './auto-phrases-ru.ts';
import { type Vote, vote } from './vote.ts';

const phrases = [...russianPhrases, ...englishPhrases, ...germanPhrases];

/**
 * Votes of the words, each rule once. `body` is the new text with its signature; only its first 4000 characters count.
 * What stands behind `Re:` in a subject is our own wording and counts for nothing.
 */
export function autoPhraseVotes(subject: string, body: string): Vote[] {
  const head = body.slice(0, 4_000);
  const title = /^(?:re|aw|отв|ответ|на|fwd?|wg)\s?(?:\[\d+\])?:/iu.test(subject) ? '' : subject;
  const votes = new Map<string, Vote>();
  for (const phrase of phrases) {
    if (votes.has(phrase.rule)) continue;
    const found = phrase.pattern.exec(phrase.where === 'subject' ? title : head)?.[0];
    if (found) votes.set(phrase.rule, vote(phrase.rule, phrase.kind, phrase.weight, found));
  }
  return [...votes.values()];
}
