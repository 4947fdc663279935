/** Sentences of our letters: to know a letter that is quoted, and to keep our words apart from the studio's. */

const shortest = 25;

/** Sentences and lines of a letter, as sent. */
export function sentencesOf(letter: string): string[] {
  return letter
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * The sentences that stand in one letter alone. Letters of one wording share nearly all of theirs, and what two studios were
 * told points to neither.
 */
export function rarePhrases<Id>(
  letters: readonly { readonly inquiryId: Id; readonly body: string }[],
): { inquiryId: Id; phrase: string }[] {
  const owners = new Map<string, Id | 'several'>();
  for (const { inquiryId, body } of letters) {
    for (const phrase of new Set(sentencesOf(body))) {
      if (phrase.length < shortest) continue;
      owners.set(phrase, owners.has(phrase) ? 'several' : inquiryId);
    }
  }
  return [...owners].flatMap(([phrase, owner]) => (owner === 'several' ? [] : [{ inquiryId: owner, phrase }]));
}
