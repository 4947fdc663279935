/** Runs of so many words are compared; of so many shared of all, two texts are one template with other names filled in. */
const run = 3;
const alike = 0.8;
const fewestWords = 8;

/** Words of a text without what a template fills in: numbers, addresses, and names as they stand inside a sentence. */
export function skeletonWords(text: string): string[] {
  return (
    text
      .slice(0, 20_000)
      .replace(/\S{0,80}@\S{1,80}|https?:\S{1,200}/gu, ' ')
      .replace(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu, ' ')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}{2,40}/gu) ?? []
  );
}

/** Whether two texts are the same sentences with other names and numbers: Jaccard index of their runs of three words (Broder 1997). */
export function sameSkeleton(one: string, other: string): boolean {
  const [a, b] = [runsOf(skeletonWords(one)), runsOf(skeletonWords(other))];
  if (a.size < fewestWords - run + 1 || b.size < fewestWords - run + 1) return false;
  const shared = [...a].filter((words) => b.has(words)).length;
  return shared / (a.size + b.size - shared) >= alike;
}

function runsOf(words: readonly string[]): Set<string> {
  return new Set(
    words.slice(0, Math.max(0, words.length - run + 1)).map((_, at) => words.slice(at, at + run).join(' ')),
  );
}
