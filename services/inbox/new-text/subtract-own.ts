/**
 * Takes our own sentences out of a text, so that the budget we named is never read as a price of the studio. Wording may be
 * re-wrapped, re-cased or slightly changed: runs of words are compared by their three-word shingles (Broder 1997), which is
 * linear in both texts.
 */

const shingle = 3;
/** Shorter runs are a studio's own words that happen to agree with ours ("150 000 рублей"). */
const minRun = 5;
/** Words that may differ inside a run. */
const maxGap = 2;

type Word = { readonly text: string; readonly start: number; readonly end: number };

/**
 * @param text new text of a mail
 * @param ownSentences sentences of the inquiry as it was sent, with salutation and budget
 * @returns text of the same length: own passages are replaced with blanks, line breaks stay, so that offsets keep their meaning
 */
export function subtractOwn(text: string, ownSentences: readonly string[]): string {
  const own = new Set<string>();
  const shortOwn = new Set<string>();
  for (const sentence of ownSentences) {
    const words = wordsOf(sentence.slice(0, 20_000));
    if (words.length < minRun) shortOwn.add(words.map((word) => word.text).join(' '));
    for (let at = 0; at + shingle <= words.length; at += 1) own.add(keyAt(words, at));
  }
  shortOwn.delete('');
  const words = wordsOf(text);
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of [...ownRuns(words, own), ...shortLines(text, shortOwn)].sort((a, b) => a[0] - b[0])) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    pieces.push(text.slice(done, from), text.slice(from, end).replace(/[^\n]/g, ' '));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    text: match[0].toLowerCase().replaceAll('ё', 'е'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function keyAt(words: readonly Word[], at: number): string {
  return `${words[at]?.text} ${words[at + 1]?.text} ${words[at + 2]?.text}`;
}

/** Stretches of words covered by own shingles, small gaps bridged. */
function ownRuns(words: readonly Word[], own: ReadonlySet<string>): [number, number][] {
  const runs: [number, number][] = [];
  let first = -1;
  let last = -1;
  const close = (): void => {
    const start = words[first];
    const end = words[last];
    if (start && end && last - first + 1 >= minRun) runs.push([start.start, end.end]);
    first = -1;
  };
  for (let at = 0; at + shingle <= words.length; at += 1) {
    if (!own.has(keyAt(words, at))) continue;
    if (first >= 0 && at - last - 1 > maxGap) close();
    if (first < 0) first = at;
    last = at + shingle - 1;
  }
  close();
  return runs;
}

/** Own sentences too short for shingles are taken out only where they fill a line. */
function shortLines(text: string, shortOwn: ReadonlySet<string>): [number, number][] {
  if (shortOwn.size === 0) return [];
  const spans: [number, number][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const key = wordsOf(line)
      .map((word) => word.text)
      .join(' ');
    if (shortOwn.has(key)) spans.push([start, start + line.length]);
    start += line.length + 1;
  }
  return spans;
}
