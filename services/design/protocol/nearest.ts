/**
 * The known word nearest to a misspelt one, or null when none is near: at most a third of its letters may differ
 * (Levenshtein distance, Wagner and Fischer 1974). Words longer than 60 letters are not compared.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 60) return null;
  const lower = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.floor(Math.max(3, word.length) / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** "Did you mean …" for a misspelt name, else the known names (at most twelve). */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `Did you mean "${near}"?`;
  const shown = known.slice(0, 12).join(', ');
  return known.length === 0 ? 'There is none to choose from.' : `Known: ${shown}${known.length > 12 ? ', …' : ''}.`;
}
