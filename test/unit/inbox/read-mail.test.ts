import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailLimits } from '../../../services/inbox/mime/mail-limits.ts';
import { headerOf, type ParsedMail } from '../../../services/inbox/mime/parsed-mail.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { usefulPart } from '../../../services/inbox/mime/useful-part.ts';
import { newText } from '../../../services/inbox/new-text/new-text.ts';
import { composeMail } from '../../fixtures/mail/compose-mail.ts';

const fixture = async (name: string): Promise<ParsedMail> =>
  readMail(await readFile(new URL(`../../fixtures/mail/${name}.eml`, import.meta.url)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const price = 'Добрый день! Лендинг стоит 180 000 рублей.';

describe('character sets', () => {
  it('reads declared KOI8-R in words, subject and body', async () => {
    const mail = await fixture('koi8-r');
    expect(mail).toMatchObject({
      subject: 'Сайт',
      from: { name: 'Студия', address: 'hello@studio.example' },
      faults: [],
    });
    expect(mail.text.trim()).toBe(price);
  });

  it.each(['koi8-r-undeclared', 'windows-1251-called-utf-8'])('guesses the Russian set of %s', async (name) => {
    const mail = await fixture(name);
    expect(newText(mail)).toBe(price);
    expect(mail.subject).toMatch(/^(?:Сайт для мастерской|Ответ на ваше письмо)$/);
    expect(mail.faults).toContain('charset-guessed');
  });

  it('guesses a western set where umlauts are rare among letters', async () => {
    expect((await fixture('umlauts-undeclared')).text).toContain('wir würden uns freuen');
  });
});

describe('a mail as it arrives', () => {
  it('an answer typed under a flowed quote is not swallowed by it', async () => {
    expect(newText(await fixture('flowed-below-the-quote'))).toBe('Можем за 140 000, срок четыре недели.');
  });

  it('headers are a map, envelope recipients and message ids are normalised', async () => {
    const mail = await fixture('mbox-line-and-odd-headers');
    expect(mail).toMatchObject({
      from: { name: 'Studio', address: 'hello@studio.example' },
      deliveredTo: ['anna.k.7f3@persona.example'],
      xOriginalTo: ['anna.k.7f3@persona.example'],
      envelopeTo: ['anna.k.7f3@persona.example'],
      returnPath: '',
      messageId: 'theirs@studio.example',
      inReplyTo: ['ours-1@persona.example'],
      references: ['ours-0@persona.example', 'ours-1@persona.example'],
    });
    expect(mail.to.map((one) => one.address)).toEqual([
      'anna.k.7f3@persona.example',
      'b@persona.example',
      'c@persona.example',
    ]);
    expect(headerOf(mail, '__proto__')).toBe('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(headerOf(mail, 'no-such-header')).toBe('');
  });

  it('attachments keep name, type, size and digest; report parts stand apart', async () => {
    const mail = await readMail(
      composeMail({
        id: 'files',
        text: 'Смета во вложении',
        files: [
          ['смета.pdf', 'application/pdf', 'abc'],
          ['status', 'message/delivery-status', 'Action: failed'],
        ],
      }),
    );
    expect(mail.attachments).toMatchObject([
      {
        name: 'смета.pdf',
        type: 'application/pdf',
        size: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ]);
    expect(mail.reports).toMatchObject([
      { type: 'message/delivery-status', text: expect.stringMatching(/^Action: failed/) },
    ]);
  });

  it('a forwarded mail stays a part of its own and out of the text', async () => {
    const mail = await readMail(
      composeMail({
        id: 'forward',
        text: 'Смотрите ниже',
        files: [['old.eml', 'message/rfc822', 'Subject: old\n\nБюджет 150 000 рублей']],
      }),
    );
    expect(mail.text).not.toContain('150 000');
    expect(mail.reports[0]?.text).toContain('150 000');
  });
});

describe('hostile mail', () => {
  it('parts nested too deep leave the envelope readable', async () => {
    const depth = mailLimits.nestingDepth + 5;
    const nested = Array.from(
      { length: depth },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary="b${at + 1}"\r\n\r\n`,
    ).join('');
    const mail = await readMail(
      bytes(
        `Subject: deep\r\nIn-Reply-To: <ours@x.example>\r\nContent-Type: multipart/mixed; boundary="b0"\r\n\r\n${nested}`,
      ),
    );
    expect(mail).toMatchObject({ subject: 'deep', inReplyTo: ['ours@x.example'], faults: ['too-deep'], text: '' });
  });

  it('more containers than a mail needs are not opened', async () => {
    const mail = await readMail(
      bytes(
        `Subject: many\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\nContent-Type: multipart/mixed; boundary="c"\r\n\r\n'.repeat(400)}`,
      ),
    );
    expect(mail).toMatchObject({ subject: 'many', faults: ['too-many-parts'], attachments: [] });
  });

  it('a header larger than the limit does not stop the reading', async () => {
    const mail = await readMail(bytes(`Subject: large\r\nX-Fill: ${'a'.repeat(mailLimits.headersBytes)}\r\n\r\nHello`));
    expect(mail.subject).toBe('large');
    expect(mail.faults).toContain('too-deep');
  });

  it('long text and endless lines are cut', async () => {
    const long = await readMail(bytes(`Subject: long\r\n\r\n${'слово '.repeat(60_000)}`));
    expect(long.text).toHaveLength(mailLimits.textLength);
    expect(long.faults).toContain('text-cut');
  });

  it('a mail larger than the limit is read up to it and says so', async () => {
    const line = 'a'.repeat(1024 * 1024);
    const body = `${line}\n`.repeat(mailLimits.rawBytes / line.length);
    const mail = await readMail(bytes(`Subject: large\r\nContent-Type: application/x-large\r\n\r\n${body}`));
    expect(mail).toMatchObject({ subject: 'large', faults: ['truncated'] });
  });

  it('lines beyond the limit are cut off before the parser sees them', () => {
    const raw = bytes('a\n'.repeat(mailLimits.rawLines + 10));
    expect(usefulPart(raw)).toHaveLength(2 * mailLimits.rawLines);
  });

  it('any octets give a mail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
        const mail = await readMail(raw);
        expect(typeof newText(mail)).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});
