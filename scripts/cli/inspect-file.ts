import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf } from '../../services/platform/errors.ts';
import { openAttachmentReader } from '../../services/reading/attachments/apart/attachment-reader.ts';
import { type AttachmentReading, rowsOf } from '../../services/reading/attachments/attachment-reading.ts';
import { materialOf } from '../../services/reading/attachments/material.ts';
import { materialLinks } from '../../services/reading/attachments/noted-links.ts';
import { asksOfUs } from '../../services/reading/attachments/primary-of-reply.ts';
import { readQuotes } from '../../services/reading/quotes/read-quotes.ts';
import type { Quote } from '../../services/reading/quotes/types.ts';
import { exitCode } from './exit-codes.ts';
import { fileLines } from './inspect-file-lines.ts';

export type FileReport = ReturnType<typeof reportOf> | { file: string; error: string };

/**
 * Reads files as they would be read in a reply, in the process that is fenced off, and writes what was made of each: one line of
 * JSON a file (and one for each file in an archive), or lines for people. Returns the exit code: 0, or 1 when a file could not be
 * opened or says nothing to us.
 */
export async function inspectFiles(
  files: AsyncIterable<string> | readonly string[],
  { json }: { json: boolean },
  write: (line: string) => void,
): Promise<number> {
  const reader = openAttachmentReader();
  let code: number = exitCode.ok;
  const show = (report: FileReport): void => {
    if ('error' in report || report.unread !== null) code = exitCode.refused;
    for (const line of json ? [JSON.stringify(report)] : fileLines(report)) write(line);
  };
  try {
    for await (const line of files) {
      const file = line.trim();
      if (file === '') continue;
      for (const report of await reportsOf(reader, file)) show(report);
    }
  } finally {
    await reader.close();
  }
  return code;
}

async function reportsOf(reader: ReturnType<typeof openAttachmentReader>, file: string): Promise<FileReport[]> {
  try {
    const readings = await reader.read({ name: basename(file), bytes: await readFile(file) });
    return readings === 'busy' ? [{ file, error: 'busy' }] : readings.map((reading) => reportOf(file, reading));
  } catch (thrown) {
    return [{ file, error: messageOf(thrown) }];
  }
}

function reportOf(file: string, reading: AttachmentReading) {
  const { name, format, bytes, unread, notes, text, links } = reading;
  const material = materialOf(reading);
  const { quotes, main } = readQuotes(text, { part: 'file' });
  return {
    file,
    name,
    kind: material.kind,
    template: material.template,
    reasons: material.reasons,
    format,
    bytes,
    unread,
    notes,
    text,
    rows: rowsOf(text),
    quotes: quotes.map(inUnits),
    main: main === null ? null : inUnits(main),
    /** Whether its prices compete for the primary quote of a reply. */
    asksOfUs: asksOfUs(material),
    links: materialLinks(text, links),
  };
}

/** A quote with amounts in units of its currency; offsets count in `text`. */
function inUnits({ exact, currency, basis, vat, vatRate, approximate, role, derived, label, start, end }: Quote) {
  const units = (amount: string | null): number | null => (amount === null ? null : Number(amount));
  const [low, high] = [units(exact.low), units(exact.high)];
  return { low, high, currency, basis, vat, vatRate, approximate, role, derived, label, start, end };
}
