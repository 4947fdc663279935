import type { FileReport } from './inspect-file-report.ts';

const longestText = 40;

/** What a person sees of one file: what it is, why it says nothing, its prices, its links and the first lines of its text. */
export function fileLines(report: FileReport): string[] {
  if ('error' in report) return [`${report.file}  not opened: ${report.error}`];
  const { name, format, kind, template, unread, notes, rows, quotes, main, links, text, reasons, asksOfUs } = report;
  const status = unread === null ? 'read' : `not read: ${unread.replaceAll('_', ' ')}`;
  const lines = text.split('\n');
  return [
    `${name}  ${format}, ${kind.replaceAll('_', ' ')}${template ? ' (template)' : ''}, ${status}`,
    `  because   ${reasons.join('; ')}`,
    ...(notes.length === 0 ? [] : [`  notes     ${notes.map((note) => note.replaceAll('_', ' ')).join(', ')}`]),
    ...(unread === null ? [`  holds     ${lines.length} lines, ${rows.length} of them rows of tables`] : []),
    ...(main === null ? [] : [`  price     ${priceOf(main)}, ${main.role}${asksOfUs ? '' : ' (not asked of us)'}`]),
    ...quotes.map((quote) => `    ${quote.role.padEnd(10)}${priceOf(quote)}  ${quote.label}`),
    ...links.map(({ url, about }) => `  link      ${about.replaceAll('_', ' ')}: ${url}`),
    ...lines.slice(0, longestText).map((line) => `  | ${line.replaceAll('\t', ' | ')}`),
    ...(lines.length > longestText ? [`  | … ${lines.length - longestText} lines more`] : []),
  ];
}

type Price = { low: number | null; high: number | null; currency: string | null; basis: string; vat: string };

function priceOf({ low, high, currency, basis, vat }: Price): string {
  const amount = low === null ? `up to ${high}` : high === null ? `from ${low}` : low === high ? low : `${low}–${high}`;
  return `${amount} ${currency ?? '(no currency)'} per ${basis}, VAT ${vat}`;
}
