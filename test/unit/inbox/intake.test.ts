import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storable, storableDeep } from '../../../services/inbox/ingest/storable-text.ts';
import { textLanguage } from '../../../services/inbox/ingest/text-language.ts';
import { backoffMs, failuresAfter, refusedPauseMs } from '../../../services/inbox/mailboxes/backoff.ts';
import { envelopeOf } from '../../../services/inbox/mailboxes/envelope-lines.ts';
import { firstBaseline, searchDay } from '../../../services/inbox/mailboxes/first-baseline.ts';
import { resume } from '../../../services/inbox/mailboxes/resume.ts';
import { headerAlone } from '../../../services/inbox/mailboxes/shorten-mail.ts';
import { newWakeup } from '../../../services/inbox/mailboxes/wakeup.ts';

test('a poller that fails waits 2 s, then half as long again each time, and never longer than 30 s', () => {
  expect([0, 1, 2, 3, 4].map(backoffMs)).toEqual([2_000, 2_000, 3_000, 4_500, 6_750]);
  expect(backoffMs(8)).toBe(30_000);
  expect(backoffMs(10_000)).toBe(30_000);
});

test('a folder goes on from its cursor, and is gone through again when its UIDs mean other mails', () => {
  const since = new Date('2026-03-01T00:00:00Z');
  const stored = { uidValidity: '7', lastUid: 41, baselineUid: 30, baselineSince: since };
  expect(resume(undefined, '7')).toEqual({ why: 'first_sight' });
  expect(resume(stored, '7')).toEqual({ why: 'continued', after: 41, baseline: { uid: 30, since } });
  expect(resume({ ...stored, baselineSince: null }, '7')).toEqual({ why: 'continued', after: 41, baseline: undefined });
  expect(resume(stored, '8')).toEqual({ why: 'validity_changed', since });
});

test('a folder that is new begins at the launch of the earliest wave that listens, or a day ago, never before', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const launchedAt = new Date('2026-03-01T09:30:00Z');
  const yesterday = new Date('2026-05-31T12:00:00Z');
  expect(firstBaseline({ now, launchedAt, uidNext: 200_001 })).toEqual({ uid: 200_000, since: launchedAt });
  expect(firstBaseline({ now, launchedAt: null, uidNext: 200_001 })).toEqual({ uid: 200_000, since: yesterday });
  expect(firstBaseline({ now, launchedAt: new Date('2026-07-01'), uidNext: 1 })).toEqual({ uid: 0, since: yesterday });
});

test('a server is asked from a day early enough that no time zone hides a mail', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (since) => {
      const day = searchDay({ since }).getTime();
      expect(day % 86_400_000).toBe(0);
      expect(since.getTime() - day).toBeGreaterThanOrEqual(24 * 3_600_000);
      expect(since.getTime() - day).toBeLessThan(48 * 3_600_000);
    }),
  );
});

test('a refused login is tried again ever more seldom, down to four times an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map(refusedPauseMs)).toEqual([
    30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000,
  ]);
});

test('the pause grows until a pass succeeds on a connection that holds; a login alone does not shorten it', () => {
  const broken = { passes: 0, livedMs: 3_600_000 };
  const short = { passes: 1, livedMs: 500 };
  const good = { passes: 1, livedMs: 60_000 };
  expect([broken, broken, short, broken].reduce(failuresAfter, 0)).toBe(4);
  expect([broken, broken, good].reduce(failuresAfter, 0)).toBe(1);
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
      expect(performance.now() - began).toBeLessThan(5_000);
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
