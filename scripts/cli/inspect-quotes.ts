import { createInterface } from 'node:readline';
import { readQuotes } from '../../services/reading/quotes/read-quotes.ts';
import type { Language, MoneyCandidate, QuoteReading } from '../../services/reading/quotes/types.ts';

type Request = { readonly id: unknown; readonly text: string; readonly lang: Language | undefined };

/**
 * Reads one `{"id", "text", "lang"?}` a line (of a text, or of an iterable of whole lines) and writes one `{"id", "candidates", "quotes", "main"}` a line, amounts in
 * currency units. A line that is no such object is answered with `{"line", "error"}`. Returns 0, or 1 when a line was bad.
 */
export async function inspectQuotes(
  input: AsyncIterable<string> | string,
  write: (line: string) => void,
): Promise<number> {
  let status = 0;
  let number = 0;
  for await (const line of typeof input === 'string' ? input.split('\n') : input) {
    number++;
    if (line.trim() === '') continue;
    const request = requestOf(line);
    if (request === null) status = 1;
    write(JSON.stringify(request === null ? { line: number, error: 'not an object with a text' } : answer(request)));
  }
  return status;
}

function answer(request: Request): object {
  const reading: QuoteReading = readQuotes(request.text, { lang: request.lang });
  return {
    id: request.id,
    candidates: reading.candidates.map(inUnits),
    quotes: reading.quotes.map(inUnits),
    main:
      reading.main === null
        ? null
        : { ...inUnits(reading.main), kind: reading.main.kind, derived: reading.main.derived },
    noPriceReason: reading.noPriceReason,
  };
}

function inUnits(money: MoneyCandidate): object {
  const { currency, basis, vat, vatRate, approximate, start, end, role, label, confidence } = money;
  return {
    low: units(money.exact.low),
    high: units(money.exact.high),
    currency,
    basis,
    vat,
    vatRate,
    approximate,
    start,
    end,
    role,
    label,
    confidence,
  };
}

function units(exact: string | null): number | null {
  return exact === null ? null : Number(exact);
}

function requestOf(line: string): Request | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
      return null;
    const lang =
      'lang' in value && (value.lang === 'ru' || value.lang === 'en' || value.lang === 'de') ? value.lang : undefined;
    return { id: 'id' in value ? value.id : null, text: value.text, lang };
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  process.exitCode = await inspectQuotes(lines, (line) => process.stdout.write(`${line}\n`));
}
