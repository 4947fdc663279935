/** A piece of a pattern's source: an escape, the name of a group, a class of marks, or one letter. */
const pieces = /\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|.)|\(\?<\w+>|\[(?:\\.|[^\]\\])*\]|\p{L}/giu;

/**
 * A source whose letters stand for small and capital ones alike, for patterns in which other places ask for a capital. The modifier
 * `(?i:…)` says the same, but V8 13.6 (Node 24) forgets it in all alternatives but the first once a process has compiled much
 * (docs/decisions, regular expressions). Ranges inside a class are not widened: they throw.
 */
export function eitherCase(source: string): string {
  return source.replace(pieces, (piece) => {
    if (piece.startsWith('\\') || piece.startsWith('(?<')) return piece;
    if (!piece.startsWith('[')) return bothOf(piece) === piece ? piece : `[${bothOf(piece)}]`;
    if (/\p{L}-\p{L}/u.test(piece)) throw new Error(`either case of a range is not known: ${piece}`);
    return piece.replace(/\\.|\p{L}/gu, (one) => (one.startsWith('\\') ? one : bothOf(one)));
  });
}

function bothOf(letter: string): string {
  const forms = [letter.toLowerCase(), letter.toUpperCase()].filter((form) => form.length === letter.length);
  return [...new Set(forms)].join('');
}
