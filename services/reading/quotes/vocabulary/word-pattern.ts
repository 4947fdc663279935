/** A pattern of whole words in folded text of any script; `alternatives` is the body of a regular expression group. */
export function wholeWords(alternatives: string, flags = 'u'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, flags);
}

/** The same, but only at the end of the text, with spaces and light punctuation behind it. */
export function endingWith(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?:\\s+(?:в|на|за|at|to|auf|mit|bei))?[\\s"'«(~≈]*$`, 'u');
}

/** The same, but only at the start of the text. */
export function startingWith(alternatives: string): RegExp {
  return new RegExp(`^[\\s"'»)]*(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
}

/**
 * Body of a pattern from a list that people can read: alternatives between bars that stand apart on both sides,
 * `~` for any letters. Text is folded before it is matched, so words are in lower case and without ё.
 */
export function wordList(list: TemplateStringsArray): string {
  return list.raw
    .join('')
    .trim()
    .replace(/\s+\|\s+/gu, '|')
    .replaceAll('~', '\\p{L}*');
}
