export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A quoted field may run over this many lines; what runs on is a forgotten quote. */
const maxRecordLines = 20;

/** Excel writes the delimiter of its own exports into a first line of this kind. */
const sepLine = /^\uFEFF?sep=([,;\t])\r?\n/iu;

/** The text with Excel's `sep=` line blanked out, and the delimiter that it names; line numbers stay what they are. */
export function withoutSepLine(text: string): { readonly text: string; readonly delimiter: Delimiter | null } {
  const named = sepLine.exec(text.slice(0, 16))?.[1];
  const delimiter = delimiters.find((known) => known === named) ?? null;
  return delimiter === null ? { text, delimiter } : { text: text.replace(sepLine, '\n'), delimiter };
}

/**
 * The delimiter that splits the first lines most often and most evenly, outside quotes. A comma when nothing splits them:
 * a ranking of one column.
 */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 64_000)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/gu, '').split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    return { delimiter, score: usual * counts.filter((count) => count === usual).length };
  });
  const best = scores.reduce((held, next) => (next.score > held.score ? next : held));
  return best.score > 0 ? best.delimiter : ',';
}

/**
 * Blanks out the lines where a quote is opened and never closed, so that one forgotten quote costs one row and not the
 * rest of the file. Line numbers stay what they are. One pass; each opened quote looks at most twenty lines ahead.
 */
export function withoutOpenQuotes(text: string): { readonly text: string; readonly brokenLines: readonly number[] } {
  const lines = text.split(/\r\n|\n|\r/u);
  const odd = lines.map((line) => (line.split('"').length - 1) % 2 === 1);
  const brokenLines: number[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (odd[i] !== true) continue;
    const closing = odd.slice(i + 1, i + maxRecordLines).indexOf(true);
    // A quote left open beside a whole row: the next odd line begins a record of its own, so this one is broken.
    if (closing === -1 || looksLikeBegin(lines[i + 1 + closing] ?? '')) {
      brokenLines.push(i + 1);
      lines[i] = '';
    } else {
      i += closing + 1;
    }
  }
  return { text: lines.join('\n'), brokenLines };
}

/** The odd quote of a line that closes a field comes before anything that opens one: `…end of field",next`. */
function looksLikeBegin(line: string): boolean {
  const first = line.indexOf('"');
  const after = line[first + 1];
  const before = line[first - 1];
  const opens = before === undefined || before === ',' || before === ';' || before === '\t';
  const closes = after === undefined || after === ',' || after === ';' || after === '\t';
  return opens && !closes;
}
