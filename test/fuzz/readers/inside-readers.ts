import { inspectRanking } from '../../../services/design/frames/inspect-ranking.ts';
import { mergeFrame } from '../../../services/design/frames/merge-frame.ts';
import { guessColumns } from '../../../services/design/frames/ranking-columns.ts';
import { readRanking } from '../../../services/design/frames/read-ranking.ts';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { namedColumns } from '../../../services/inbox/calls/exports/named-columns.ts';
import { callFormats, readExport } from '../../../services/inbox/calls/exports/read-export.ts';
import { readSigned } from '../../../services/inbox/calls/hooks/receive-hook.ts';
import {
  genericSignature,
  mangoSignature,
  twilioSignature,
  zadarmaSignature,
} from '../../../services/inbox/calls/hooks/signatures.ts';
import { classify } from '../../../services/inbox/classify/classify.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { htmlToText } from '../../../services/inbox/new-text/html-text.ts';
import { newText } from '../../../services/inbox/new-text/new-text.ts';
import { subtractOwn } from '../../../services/inbox/new-text/subtract-own.ts';
import { readRatesFile } from '../../../services/reading/normalise/read-rates-file.ts';
import { findPromises } from '../../../services/reading/promises/find-promises.ts';
import { findQuestions } from '../../../services/reading/questions/find-questions.ts';
import { readQuotes } from '../../../services/reading/quotes/read-quotes.ts';
import { redact } from '../../../services/reading/redaction/redact.ts';
import { readCalendarFile } from '../../../services/releases/calendars/import-calendar.ts';
import { readObservations } from '../../../services/releases/observations/read-observations.ts';

/** Reads an input and names the promise of the reader that the answer breaks; null: none. What throws is a fault too. */
export type InsideReader = (bytes: Buffer) => Promise<string | null> | string | null;

/** PostgreSQL keeps times up to here; what readers call a time must be one. */
const LAST_YEAR = 9_999;
const terms = { country: 'RU', source: 'test', expected: null, by: 'test' };
const known = {
  clientNames: ['Анна Белова'],
  studioNames: ['Слон'],
  studioDomain: 'studio.example',
  sender: 'ivan@studio.example',
};
const NOW = new Date('2026-11-22T00:00:00Z');
const SECRET = 'a secret of the exchange';

export const insideReaders: Readonly<Record<string, InsideReader>> = {
  html: (bytes) => {
    const html = bytes.toString('utf8');
    return htmlToText(html).length > html.length * 4 + 1_000 ? 'the text is longer than four times its page' : null;
  },
  'new-text': (bytes) => {
    const text = bytes.toString('utf8');
    const read = newText(bytes[0] === 0x3c ? { text: '', html: text } : { text, html: '' });
    return subtractOwn(read, ['Сколько стоит сайт?']).length > text.length * 4 + 1_000
      ? 'the new text outgrew the mail'
      : null;
  },
  classify: async (bytes) => {
    const { kind } = classify(await readMail(bytes));
    return typeof kind === 'string' ? null : 'a mail without a kind';
  },
  quotes: (bytes) => {
    const text = bytes.toString('utf8');
    for (const one of readQuotes(text).candidates) {
      if (one.start < 0 || one.end > text.length || one.start >= one.end)
        return `a price outside of the text: ${one.start}–${one.end}`;
      const { lowMinor: low, highMinor: high } = one;
      if ([low, high].some((amount) => amount !== null && !(Number.isSafeInteger(amount) && amount >= 0)))
        return `an amount of ${low}–${high}`;
      if (low !== null && high !== null && low > high) return `a range from ${low} to ${high}`;
    }
    return null;
  },
  proposals: (bytes) => {
    const text = bytes.toString('utf8');
    const found = [...findQuestions(text), ...findPromises(text, '2026-10-05')];
    return found.every(({ start, end }) => start >= 0 && start < end && end <= text.length)
      ? null
      : 'a sentence outside of the text';
  },
  redaction: (bytes) => {
    const text = bytes.toString('utf8').slice(0, 60_000);
    const { text: shown, spans } = redact(text, known);
    let [at, made] = [0, ''];
    for (const { start, end, token } of spans) {
      if (start < at || end < start) return 'pieces that overlap';
      made += text.slice(at, start) + token;
      at = end;
    }
    return made + text.slice(at) === shown ? null : 'the pieces do not lead to the text';
  },
  rankings: async (bytes) => {
    const guess = inspectRanking(bytes)?.guess ?? guessColumns(['name', 'site']);
    if (guess === null || guess === undefined) return null;
    const read = await readRanking(bytes, { id: 'north', country: 'RU', columns: guess });
    if (read.kind === 'refused') return null;
    if (read.rows.length > read.rowsRead) return 'more rows than lines';
    mergeFrame(read.rows);
    return null;
  },
  calendars: (bytes) => {
    const name = bytes[0] === 0x7b ? 'c.json' : 'c.csv';
    const read = readCalendarFile({ name, bytes }, terms);
    if (read.kind === 'refused') return read.faults.length > 0 ? null : 'refused without a reason';
    return read.calendars.length > 0 ? null : 'read without a calendar';
  },
  rates: (bytes) => {
    const { rates, faults } = readRatesFile(bytes.toString('utf8'), 'RUB');
    if (rates.some(({ rate }) => !(Number(rate) > 0 && Number.isFinite(Number(rate))))) return 'a rate that is none';
    return rates.length + faults.length > 0 ? null : 'neither a rate nor a fault';
  },
  calls: (bytes) => {
    const columns = namedColumns('start=Дата,from=Кто звонил,to=Куда,status=Результат,talk=Секунд разговора') ?? {};
    for (const format of callFormats) {
      const read = readExport(
        bytes,
        { format, columns },
        { timeZone: 'Europe/Moscow', country: 'RU', isOurs: () => true },
      );
      if ('kind' in read) continue;
      for (const { call } of read.calls) {
        const fault = callFault(call);
        if (fault !== null) return `${format}: ${fault}`;
      }
    }
    return null;
  },
  hooks: (bytes) => {
    for (const { source, headers, body, event } of signedEvents(bytes)) {
      const read = readSigned(source, { headers, body, event, query: '' }, NOW);
      if (read.kind === 'signature_wrong') return `${source.name}: its own signature is wrong`;
      const fault = read.kind === 'call' ? callFault(read.call) : null;
      if (fault !== null) return `${source.name}: ${fault}`;
    }
    return null;
  },
  observations: (bytes) => {
    const read = readObservations(bytes.toString('utf8'), 'hours');
    return read.kind === 'refused' && read.faults.length === 0 ? 'refused without a reason' : null;
  },
  protocol: (bytes) => {
    const checked = checkProtocol(bytes.toString('utf8'), bytes[0] === 0x7b ? 'json' : 'yaml');
    if (checked.kind !== 'faulty') return null;
    if (checked.findings.length === 0) return 'faulty without a finding';
    return checked.findings.every(({ line, column }) => line >= 1 && column >= 1) ? null : 'a finding without a place';
  },
};

type Timed = {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly answeredAt: Date | null;
  readonly externalId: string;
};

function callFault({ startedAt, endedAt, answeredAt, externalId }: Timed): string | null {
  for (const at of [startedAt, endedAt, answeredAt])
    if (at !== null && !(at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= LAST_YEAR))
      return `a time that none is: ${String(at)}`;
  if (endedAt < startedAt) return 'ended before it began';
  return externalId.includes('\0') || externalId === '' ? 'a call without an id' : null;
}

/** The bytes as an event of each provider, rightly signed. */
function signedEvents(bytes: Buffer) {
  const base = { settings: { timeZone: 'Europe/Moscow', country: 'RU' }, secret: SECRET };
  const text = bytes.toString('utf8');
  const fields = new URLSearchParams(text);
  const json = new URLSearchParams({ vpbx_api_key: 'key', sign: mangoSignature(text, 'key', SECRET), json: text });
  const url = 'https://zerkalo.example/hook';
  const seconds = NOW.getTime() / 1000;
  return [
    {
      source: { ...base, name: 'zadarma', provider: 'zadarma' as const },
      headers: { signature: zadarmaSignature(fields, SECRET) },
      body: Buffer.from(text),
      event: '',
    },
    {
      source: { ...base, name: 'mango', provider: 'mango' as const, apiKey: 'key' },
      headers: {},
      body: Buffer.from(json.toString()),
      event: 'summary',
    },
    {
      source: { ...base, name: 'twilio', provider: 'twilio' as const, publicUrl: url },
      headers: { 'x-twilio-signature': twilioSignature(url, fields, SECRET) },
      body: Buffer.from(text),
      event: '',
    },
    {
      source: { ...base, name: 'own', provider: 'generic' as const },
      headers: { 'x-zerkalo-signature': `t=${seconds},v1=${genericSignature(seconds, bytes, SECRET)}` },
      body: bytes,
      event: '',
    },
  ];
}
