import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storable, storableDeep } from '../../../services/inbox/ingest/storable-text.ts';
import { textLanguage } from '../../../services/inbox/ingest/text-language.ts';
import { backoffMs } from '../../../services/inbox/mailboxes/backoff.ts';
import { envelopeOf } from '../../../services/inbox/mailboxes/envelope-lines.ts';
import { resume } from '../../../services/inbox/mailboxes/resume.ts';
import { headerAlone } from '../../../services/inbox/mailboxes/shorten-mail.ts';
import { newWakeup } from '../../../services/inbox/mailboxes/wakeup.ts';

test('a poller that fails waits 2 s, then half as long again each time, and never longer than 30 s', () => {
  expect([0, 1, 2, 3, 4].map(backoffMs)).toEqual([2_000, 2_000, 3_000, 4_500, 6_750]);
  expect(backoffMs(8)).toBe(30_000);
  expect(backoffMs(10_000)).toBe(30_000);
});

test('a folder is read from its beginning when it is new or its UIDs mean other mails, else from its cursor', () => {
  expect(resume(undefined, '7')).toEqual({ after: 0, why: 'first_sight' });
  expect(resume({ uidValidity: '7', lastUid: 41 }, '7')).toEqual({ after: 41, why: 'continued' });
  expect(resume({ uidValidity: '7', lastUid: 41 }, '8')).toEqual({ after: 0, why: 'validity_changed' });
});

describe('the envelope of a raw mail', () => {
  test('has every recipient that any header names, folded or not, and all ids it refers to', () => {
    const raw = [
      'Delivered-To: catch-all@shopper.test',
      'X-Original-To: <A.Kuznetsova.7F3K@Shopper.test>',
      'To: =?utf-8?B?0JDQvdC90LA=?= <anna@shopper.test>,',
      '\tboss@shopper.test',
      'Cc: other@shopper.test',
      'In-Reply-To: <one@shopper.test>',
      'References: <zero@shopper.test>',
      ' <one@shopper.test>',
      '',
      'To: not-a-header@shopper.test',
    ].join('\r\n');
    expect(envelopeOf(Buffer.from(raw))).toEqual({
      recipients: [
        'catch-all@shopper.test',
        'a.kuznetsova.7f3k@shopper.test',
        'anna@shopper.test',
        'boss@shopper.test',
        'other@shopper.test',
      ],
      references: ['one@shopper.test', 'zero@shopper.test'],
    });
  });

  test('is bounded and read in no time, whatever the header is', () => {
    const hostile = [
      `To: ${'a@b.test,'.repeat(100_000)}\r\n\r\n`,
      `${'To: x@y.test\r\n'.repeat(50_000)}\r\n`,
      `References: ${'<'.repeat(1_000_000)}`,
      `To: ${' \r\n'.repeat(300_000)}`,
      '\n'.repeat(500_000),
    ];
    for (const raw of hostile) {
      const began = performance.now();
      const { recipients, references } = envelopeOf(Buffer.from(raw));
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(recipients.length).toBeLessThanOrEqual(200);
      expect(references.length).toBeLessThanOrEqual(200);
    }
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (raw) => void envelopeOf(raw)));
  });
});

test('of a mail that is too large the whole header is left, and nothing of its body', () => {
  const kept = headerAlone(Buffer.from('To: a@b\r\nSubject: s\r\n\r\nbody'), 1_000);
  expect(Buffer.from(kept.bytes).toString()).toBe('To: a@b\r\nSubject: s\r\n\r\n');
  expect(headerAlone(Buffer.alloc(5_000, 'x'), 100).bytes.byteLength).toBe(102);
});

test('text for PostgreSQL keeps everything but NUL and halves of letters', () => {
  expect(storable('цена\u0000 5 \ud83d\ude00 \ud83d')).toBe('цена 5 \ud83d\ude00 \ufffd');
  expect(storableDeep({ a: ['\u0000b', 1, null, true], c: undefined })).toEqual({
    a: ['b', 1, null, true],
    c: undefined,
  });
});

test.each([
  ['Добрый день! Делаем на WordPress и Bitrix, React.', 'ru'],
  ['Vielen Dank für Ihre Anfrage, wir melden uns.', 'de'],
  ['Thank you for your inquiry, we will be in touch.', 'en'],
  ['Größe, Maße, Übersicht', 'de'],
  ['WordPress Bitrix React', null],
  ['ok', null],
  ['', null],
] as const)('the language of "%s" is %s', (text, language) => {
  expect(textLanguage(text)).toBe(language);
});

describe('waiting for the next pass', () => {
  test('a wish that came during a pass is not lost', async () => {
    const wakeup = newWakeup(new AbortController().signal);
    wakeup.wake();
    await wakeup.next(3_600_000);
    wakeup.clear();
    const began = performance.now();
    await wakeup.next(30);
    expect(performance.now() - began).toBeGreaterThanOrEqual(25);
  });

  test('the order to stop ends every wait, also one that begins after it', async () => {
    const stop = new AbortController();
    const wakeup = newWakeup(stop.signal);
    const waiting = Promise.all([wakeup.next(3_600_000), wakeup.pause(3_600_000)]);
    stop.abort();
    await waiting;
    await wakeup.pause(3_600_000);
  });
});
