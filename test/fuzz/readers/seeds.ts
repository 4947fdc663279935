import { readdirSync, readFileSync } from 'node:fs';
import { genericEventSchema } from '../../../services/inbox/calls/hooks/generic-event.ts';
import { composeMail } from '../../fixtures/mail/compose-mail.ts';
import { wholeMails } from '../../fixtures/mail/whole-mails.ts';
import { pdfFile } from '../../support/pdf-file.ts';
import { wordFile, wordParagraph, zipFile } from '../../support/zip-file.ts';
import { diceOf } from '../dice.ts';
import { fittingValue, type Schema } from '../routes/schema-value.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const shipped = new URL('../../../services/design/protocol/shipped/', import.meta.url);

function filesOf(
  folder: URL,
  ending = /\.(?:eml|html|txt|csv|tsv|yaml|json|docx|xlsx|pptx|od[tsp]|rtf|pdf)$/u,
): Buffer[] {
  return readdirSync(folder)
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder)));
}

const at = (name: string): URL => new URL(`${name}/`, fixtures);
const mails = (): Buffer[] => [...filesOf(at('mail')), ...wholeMails.map((mail) => Buffer.from(composeMail(mail)))];
const letters = (): Buffer[] => [
  ...wholeMails.map(({ text = '' }) => Buffer.from(text)),
  ...filesOf(at('quotes'), /\.txt$/u).flatMap((file) => blocksOf(file)),
  ...filesOf(at('redaction')).flatMap((file) => blocksOf(file)),
  ...filesOf(at('proposals')).flatMap((file) => blocksOf(file)),
];
const pages = (): Buffer[] => [
  ...filesOf(at('pages')),
  Buffer.from(
    '<p>Hello</p><blockquote type="cite"><div>On 5 Oct Anna wrote:<br>&gt; x</div></blockquote><table><tr><td>1',
  ),
];

/** A file of many examples as the examples. */
function blocksOf(file: Buffer): Buffer[] {
  return file
    .toString('utf8')
    .split(/\n{2,}|\n---+\n|\n===+\n/u)
    .filter((block) => block.trim() !== '')
    .map((block) => Buffer.from(block));
}

function events(): Buffer[] {
  const dice = diceOf('events');
  const own = Array.from({ length: 20 }, () => fittingValue(genericEventSchema as Schema, '', dice, () => []));
  const zadarma =
    'event=NOTIFY_END&pbx_call_id=a1&disposition=answered&call_start=2026-10-05 12:00:00&duration=61&caller_id=84950000001&called_did=84950000002';
  const twilio =
    'CallStatus=completed&CallSid=CA1&Timestamp=Mon, 05 Oct 2026 12:00:00 +0000&CallDuration=61&Direction=inbound&From=%2B74950000001&To=%2B74950000002';
  const mango =
    '{"entry_id":"m1","call_direction":1,"from":{"number":"74950000001"},"to":{"number":"74950000002"},"line_number":"74950000002","create_time":1791201600,"talk_time":1791201610,"end_time":1791201700,"entry_result":1}';
  return [
    ...own.map((event) => Buffer.from(JSON.stringify(event))),
    ...[zadarma, twilio, mango].map((one) => Buffer.from(one)),
  ];
}

const archives = (): Buffer[] => [
  ...filesOf(at('attachments')),
  pdfFile(['Website in total: 12,500 EUR', 'Итого 300 000 руб.']),
  wordFile(wordParagraph('Website: 400,000 RUB in total')),
  zipFile([
    { name: 'a.txt', bytes: 'Website 400 EUR' },
    { name: 'b/../c.html', bytes: '<p>500 EUR' },
  ]),
];

/** What each reader's inputs are made of: the fixtures of its own tests. */
export const seedsOf: Readonly<Record<string, () => Buffer[]>> = {
  mime: mails,
  classify: mails,
  html: () => [...pages(), ...mails()],
  'new-text': () => [...letters(), ...mails(), ...pages()],
  quotes: letters,
  proposals: letters,
  redaction: letters,
  rankings: () => filesOf(at('rankings')),
  calendars: () => [
    ...filesOf(at('calendars')),
    Buffer.from('{"country":"RU","year":2027,"days":[{"date":"2027-01-01","kind":"holiday"}]}'),
  ],
  rates: () => filesOf(at('rates')),
  calls: () => filesOf(at('calls')),
  hooks: events,
  observations: () => filesOf(at('observations'), /(?<!\.R)\.csv$/u),
  protocol: () => [...filesOf(at('protocols')), ...filesOf(shipped)],
  attachments: archives,
  pages: () => filesOf(at('pages')),
};
