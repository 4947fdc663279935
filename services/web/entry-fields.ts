/** What people typed on the entry pages, as the entries that the use cases take. Pure. */
import { isTimeZone } from '../design/schedule/zoned-time.ts';
import type { CallDirection, CallDisposition } from '../inbox/calls/call.ts';
import type { CallSheet } from '../inbox/calls/call-sheet.ts';
import type { CallEntry } from '../inbox/calls/enter-call.ts';
import { cellInstant } from '../inbox/calls/exports/cell-values.ts';
import type { MessageEntry } from '../inbox/messengers/enter-message.ts';
import type { MessageSense, MessengerChannel } from '../inbox/messengers/message.ts';
import type { InquiryId } from '../platform/ids.ts';
import type { EntryField } from './words/entry-words.ts';

export type Fields = Readonly<Partial<Record<EntryField | 'entryId', string>>>;
export type FieldFault = { readonly field: EntryField; readonly message: string };
type Read<Entry> = { readonly entry: Entry; readonly faults: readonly FieldFault[] };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const linesOf = (written = ''): string[] =>
  written
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What both kinds of entries have; the time stands still at 1970 where it cannot be read, which the faults say. */
function common(fields: Fields, faults: FieldFault[]) {
  const { theirs = '', ours = '', country = '', at = '', zone = '', inquiryId = '' } = fields;
  if (!/^[A-Z]{2}$/u.test(country)) faults.push({ field: 'country', message: 'cannot be read' });
  const known = isTimeZone(zone);
  if (!known) faults.push({ field: 'zone', message: 'is no time zone' });
  const instant = known ? cellInstant(at, zone) : null;
  if (known && instant === null) faults.push({ field: 'at', message: 'is no time' });
  const named = inquiryId.trim();
  if (named !== '' && !uuid.test(named)) faults.push({ field: 'inquiryId', message: 'is no inquiry' });
  const direction: CallDirection = fields.direction === 'outbound' ? 'outbound' : 'inbound';
  const whose = named === '' ? null : (named as InquiryId);
  return {
    entryId: fields.entryId ?? '',
    theirs,
    ours,
    country,
    direction,
    at: instant ?? new Date(0),
    inquiryId: whose,
  };
}

const dispositions: readonly CallDisposition[] = ['answered', 'no_answer', 'busy', 'failed'];

export function callEntryOf(fields: Fields): Read<CallEntry> {
  const faults: FieldFault[] = [];
  const { at, ...rest } = common(fields, faults);
  const disposition = dispositions.find((one) => one === fields.disposition) ?? 'failed';
  const seconds = (field: 'rangSeconds' | 'talkSeconds'): number => {
    const written = fields[field]?.trim() ?? '';
    if (!/^\d{0,5}$/u.test(written)) faults.push({ field, message: 'cannot be read' });
    return Number(/^\d{1,5}$/u.test(written) ? written : 0);
  };
  const times = { rangSeconds: seconds('rangSeconds'), talkSeconds: seconds('talkSeconds') };
  const sheet = sheetOf(fields, faults);
  return { entry: { ...rest, ...times, startedAt: at, disposition, sheet }, faults };
}

/** Null where nothing of it was filled in. */
function sheetOf(fields: Fields, faults: FieldFault[]): CallSheet | null {
  const price = priceOf(fields, faults);
  const [questions, promised, notes] = [
    linesOf(fields.questions),
    linesOf(fields.promised),
    fields.notes?.trim() ?? '',
  ];
  const declined = fields.declined === 'yes';
  if (!declined && price === null && questions.length === 0 && promised.length === 0 && notes === '') return null;
  for (const [field, list, most] of [
    ['questions', questions, 60],
    ['promised', promised, 30],
  ] as const)
    if (list.length > most || list.some((line) => line.length > 500)) faults.push({ field, message: 'cannot be read' });
  if (notes.length > 5_000) faults.push({ field: 'notes', message: 'cannot be read' });
  return { declined, price, questions, promised, notes, codes: {} };
}

const bases = ['project', 'hour', 'day', 'month', 'year', 'page', 'package', 'unit'] as const;
const vats = ['incl', 'excl', 'none', 'unknown'] as const;

function priceOf(fields: Fields, faults: FieldFault[]): CallSheet['price'] {
  const { lowMajor = '', highMajor = '', currency = '', words = '' } = fields;
  if ([lowMajor, highMajor, words].every((written) => written.trim() === '')) return null;
  const minor = (field: 'lowMajor' | 'highMajor', written: string): number | null => {
    const digits = written.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
    if (digits === '') return null;
    if (/^\d{1,9}(?:\.\d{1,2})?$/u.test(digits)) return Math.round(Number(digits) * 100);
    faults.push({ field, message: 'is no amount' });
    return null;
  };
  const [lowMinor, highMinor] = [minor('lowMajor', lowMajor), minor('highMajor', highMajor)];
  if (!/^[A-Z]{3}$/u.test(currency)) faults.push({ field: 'currency', message: 'cannot be read' });
  if (words.trim() === '' || words.length > 500) faults.push({ field: 'words', message: 'is missing' });
  const basis = bases.find((one) => one === fields.basis) ?? 'project';
  const vat = vats.find((one) => one === fields.vat) ?? 'unknown';
  return { lowMinor, highMinor, currency, basis, vat, words: words.trim() };
}

const channels: readonly MessengerChannel[] = ['telegram', 'whatsapp', 'viber', 'vk', 'max', 'sms', 'other'];
const senses: readonly MessageSense[] = ['substantive', 'redirect', 'decline'];

export function messageEntryOf(fields: Fields): Read<MessageEntry> {
  const faults: FieldFault[] = [];
  const { at, ...rest } = common(fields, faults);
  const body = fields.body?.trim() ?? '';
  if (body === '') faults.push({ field: 'body', message: 'is missing' });
  const channel = channels.find((one) => one === fields.channel) ?? 'other';
  const sense = senses.find((one) => one === fields.sense) ?? null;
  return { entry: { ...rest, sentAt: at, body, channel, sense }, faults };
}

/** Where on the page a fault of the use case belongs. */
export function fieldOf(at: string): EntryField {
  const places: Readonly<Record<string, EntryField>> = {
    startedAt: 'at',
    sentAt: 'at',
    sheet: 'declined',
    'sheet/price': 'lowMajor',
    theirs: 'theirs',
    ours: 'ours',
    inquiryId: 'inquiryId',
    talkSeconds: 'talkSeconds',
    rangSeconds: 'rangSeconds',
  };
  return places[at] ?? 'notes';
}
