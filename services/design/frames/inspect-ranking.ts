import { decodeRanking, isNotText, type RankingEncoding } from './decode-ranking.ts';
import { type ColumnMapping, guessColumns } from './ranking-columns.ts';
import { type Delimiter, guessDelimiter, withoutSepLine } from './ranking-lines.ts';

/** What a file looks like before anybody has said which column holds what. */
export type RankingLook = {
  readonly encoding: RankingEncoding;
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** Null when no column looks like a name or a way to reach the studio. */
  readonly guess: ColumnMapping | null;
};

/** Guesses encoding, delimiter and columns of a ranking from its first line, to be confirmed in the protocol; null when it is no text. */
export function inspectRanking(bytes: Uint8Array): RankingLook | null {
  if (isNotText(bytes)) return null;
  // Cut after a line: a letter cut in two would look like another encoding.
  const end = bytes.length > 256_000 ? bytes.lastIndexOf(0x0a, 256_000) : -1;
  const { text: given, encoding } = decodeRanking(end > 0 ? bytes.subarray(0, end) : bytes);
  const { text, delimiter: named } = withoutSepLine(given);
  const delimiter = named ?? guessDelimiter(text);
  const [first = ''] = text
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .split(/\r\n|\n|\r/u);
  const headers = first
    .split(delimiter)
    .slice(0, 200)
    .map((header) => header.trim().replaceAll(/^"|"$/gu, '').trim());
  return { encoding, delimiter, headers, guess: guessColumns(headers) };
}
