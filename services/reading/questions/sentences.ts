/** A sentence with its place in the letter, in UTF-16 units; marks of quotation and lists in front are left out. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** Longer letters are cut: nobody asks a question in the sixtieth thousand. */
const maxLength = 60_000;
/** What is longer is a table or a legal notice. */
const longestSentence = 600;

/** Abbreviations that a full stop does not end a sentence behind. */
const abbreviated =
  /(?<![\p{L}\p{N}])(?:т\.\s?д|т\.\s?п|т\.\s?е|тыс|руб|напр|г|ул|им|др|\p{Lu}|z\.\s?B|d\.\s?h|u\.\s?a|ca|ggf|bzw|inkl|evtl|Nr|Mr|Mrs|Dr|e\.g|i\.e|approx|\d{1,2})\.$/u;

/** Sentences of the studio's own words: lines that quote our letter are passed over. Linear. */
export function sentencesIn(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: line, index: lineStart } of text.slice(0, maxLength).matchAll(/[^\n]+/gu)) {
    if (/^\s{0,4}[>|]/u.test(line)) continue;
    let from = 0;
    for (const { 0: stop, index } of line.matchAll(/[.!?…]{1,5}[)"»“]?(?=\s|$)/gu)) {
      const end = index + stop.length;
      if (stop === '.' && abbreviated.test(line.slice(Math.max(from, end - 12), end))) continue;
      push(found, line, lineStart, from, end);
      from = end;
    }
    push(found, line, lineStart, from, line.length);
  }
  return found;
}

function push(found: Sentence[], line: string, lineStart: number, from: number, end: number): void {
  const raw = line.slice(from, end);
  const lead = /^[\s\d.)*•–—-]{0,8}(?=[\p{L}"«„(])/u.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(lead).trimEnd();
  if (text.length < 3 || text.length > longestSentence) return;
  const start = lineStart + from + lead;
  found.push({ text, start, end: start + text.length });
}
