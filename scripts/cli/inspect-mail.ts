/** `zerkalo inspect mail`: reads saved mails and prints what the rules of the inbox make of them, one JSON object a line. */
import { readFile } from 'node:fs/promises';
import { classify } from '../../services/inbox/classify/classify.ts';
import { decodeBytes } from '../../services/inbox/mime/charset.ts';
import type { ParsedMail } from '../../services/inbox/mime/parsed-mail.ts';
import { readMail } from '../../services/inbox/mime/postal-mime-reader.ts';
import { newText } from '../../services/inbox/new-text/new-text.ts';
import { readQuotes } from '../../services/reading/quotes/read-quotes.ts';

export type InspectMailOptions = {
  /** The files are bare plain-text bodies without headers. */
  readonly text: boolean;
  /** Adds the votes of the classifier and the faults of the parser. */
  readonly explain: boolean;
};

/**
 * @param lines names of files, one a line; empty lines are skipped
 * @param write receives one line of JSON for each file, without the line break
 * @returns exit code: 0, or 1 when a file could not be read (its line then has `error`)
 */
export async function inspectMail(
  lines: AsyncIterable<string>,
  options: InspectMailOptions,
  write: (line: string) => void,
): Promise<number> {
  let code = 0;
  for await (const line of lines) {
    const file = line.trim();
    if (file === '') continue;
    try {
      write(JSON.stringify(await inspectOne(file, await readFile(file), options)));
    } catch (error) {
      code = 1;
      write(JSON.stringify({ file, error: error instanceof Error ? error.message : String(error) }));
    }
  }
  return code;
}

async function inspectOne(
  file: string,
  raw: Uint8Array,
  options: InspectMailOptions,
): Promise<Record<string, unknown>> {
  const mail = await readMail(
    options.text ? asMail(raw, 'text/plain') : isBareHtml(raw) ? asMail(raw, 'text/html') : raw,
  );
  const { kind, recipient = null, status = null, hard = null, final = null, reason, votes } = classify(mail);
  const fresh = newText(mail);
  return {
    file,
    kind,
    recipient,
    status,
    hard,
    final,
    newText: fresh,
    quotes: kind.startsWith('human_') ? pricesIn(fresh) : [],
    ...(options.explain ? { reason: reason ?? null, votes, faults: mail.faults, headers: summary(mail) } : {}),
  };
}

/** Prices asked of us, in units of their currency; offsets count in `newText`. */
function pricesIn(text: string): Record<string, unknown>[] {
  const units = (exact: string | null): number | null => (exact === null ? null : Number(exact));
  return readQuotes(text).quotes.map(({ exact, currency, basis, vat, approximate, start, end }) => ({
    low: units(exact.low),
    high: units(exact.high),
    currency,
    basis,
    vat,
    approximate,
    start,
    end,
  }));
}

function summary(mail: ParsedMail): Record<string, unknown> {
  return {
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    messageId: mail.messageId,
    contentType: mail.contentType,
  };
}

/** A saved page instead of a mail: the body of an HTML mail without its headers. */
function isBareHtml(raw: Uint8Array): boolean {
  return /^\s*<(?:!doctype|html|head|body|div|p|table|meta)/i.test(
    new TextDecoder('latin1').decode(raw.subarray(0, 400)),
  );
}

function asMail(body: Uint8Array, type: 'text/plain' | 'text/html'): Uint8Array {
  const text = decodeBytes(body, 'utf-8');
  return new TextEncoder().encode(`Content-Type: ${type}; charset=utf-8\r\n\r\n${text}`);
}
