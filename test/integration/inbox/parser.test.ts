import { afterEach, expect, test } from 'vitest';
import { type MailParser, openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';

const program = new URL('./parsers/ill-parser.ts', import.meta.url);
const mail = (text: string) => new TextEncoder().encode(text);
const bounds = { cpuMs: null, heapMb: 64, residentMb: null };
let parser: MailParser;
afterEach(() => parser?.close());

test('a mail that hangs the parser costs it its process, and the next mail is read by a new one', async () => {
  parser = openMailParser({ ...bounds, ms: 3_000, waiting: 8 }, program);
  const [hung, next] = await Promise.all([parser.parse(mail('hang')), parser.parse(mail('offer'))]);
  expect(hung).toMatchObject({ kind: 'ended', why: 'time' });
  expect(next).toMatchObject({ kind: 'parsed', mail: { subject: 'offer' } });
});

test('a mail that swells or fells the parser ends that process alone', async () => {
  parser = openMailParser({ ...bounds, ms: 20_000, heapMb: 32, waiting: 8 }, program);
  expect(await parser.parse(mail('swell'))).toMatchObject({ kind: 'ended', why: 'memory' });
  expect(await parser.parse(mail('fall'))).toMatchObject({ kind: 'ended' });
  expect(await parser.parse(mail('offer'))).toMatchObject({ kind: 'parsed' });
});

test('mails beyond the waiting room are sent away, not piled up', async () => {
  parser = openMailParser({ ...bounds, ms: 10_000, waiting: 2 }, program);
  const outcomes = await Promise.all(['a', 'b', 'c'].map((text) => parser.parse(mail(text))));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['parsed', 'parsed', 'busy']);
});

test('the parser apart reads a mail as the one at hand does, with its attachment', async () => {
  parser = openMailParser();
  const raw = mail(
    'From: a@b.example\r\nSubject: Offer\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nText\r\n--x\r\nContent-Disposition: attachment; filename=o.pdf\r\nContent-Type: application/pdf\r\n\r\npdf\r\n--x--\r\n',
  );
  const parsed = await parser.parse(raw);
  expect(parsed).toMatchObject({ kind: 'parsed', mail: { subject: 'Offer', attachments: [{ name: 'o.pdf' }] } });
  expect(parsed.kind === 'parsed' && parsed.mail.headers.get('subject')).toEqual(['Offer']);
});
