import { describe, expect, it } from 'vitest';
import {
  type KnownInquiries,
  matchInquiry,
  registrableDomain,
} from '../../../services/inbox/attribution/match-inquiry.ts';
import type { ParsedMail } from '../../../services/inbox/mime/parsed-mail.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { composeMail, type MailSpec } from '../../fixtures/mail/compose-mail.ts';

const known: KnownInquiries<string> = {
  aliases: new Map([
    ['anna.k.7f3@persona.example', 'inquiry-1'],
    ['anna.k.8a1@persona.example', 'inquiry-2'],
  ]),
  messageIds: new Map([['ours-2@persona.example', 'inquiry-2']]),
  domains: new Map([
    ['studio.com', ['inquiry-1']],
    ['holding.com', ['inquiry-1', 'inquiry-2']],
    ['atelier@mail.ru', ['inquiry-3']],
    ['mail.ru', ['inquiry-4']],
  ]),
  phrases: [
    { inquiryId: 'inquiry-5', phrase: 'каталог резных наличников для загородных домов' },
    { inquiryId: 'inquiry-6', phrase: 'коротко' },
  ],
};
const mail = (spec: Partial<MailSpec>): Promise<ParsedMail> =>
  readMail(composeMail({ id: 'm', to: 'office@persona.example', text: 'Добрый день', ...spec }));

describe('attribution', () => {
  it('the unique alias decides, even for a mail from a stranger’s address', async () => {
    const found = matchInquiry(known, await mail({ from: 'freelancer@gmail.com', to: 'Anna.K.7F3@persona.example' }));
    expect(found).toEqual({ kind: 'one', inquiryId: 'inquiry-1', method: 'alias' });
  });

  it.each(['Delivered-To', 'X-Original-To', 'Envelope-To', 'Cc'])('the alias is also found in %s', async (header) => {
    const found = matchInquiry(known, await mail({ headers: { [header]: 'anna.k.8a1@persona.example' } }));
    expect(found).toEqual({ kind: 'one', inquiryId: 'inquiry-2', method: 'alias' });
  });

  it('the alias goes before references, references before the domain', async () => {
    const headers = { References: '<other@x.example> <ours-2@persona.example>' };
    expect(matchInquiry(known, await mail({ from: 'a@studio.com', headers }))).toMatchObject({
      inquiryId: 'inquiry-2',
      method: 'references',
    });
    expect(matchInquiry(known, await mail({ to: 'anna.k.7f3@persona.example', headers }))).toMatchObject({
      inquiryId: 'inquiry-1',
      method: 'alias',
    });
  });

  it('the sender’s registrable domain counts, also of a subdomain', async () => {
    expect(matchInquiry(known, await mail({ from: 'crm@mail.studio.com' }))).toEqual({
      kind: 'one',
      inquiryId: 'inquiry-1',
      method: 'domain',
    });
  });

  it('a public provider’s domain says nothing, a whole address there does', async () => {
    expect(matchInquiry(known, await mail({ from: 'somebody@mail.ru' }))).toEqual({ kind: 'none' });
    expect(matchInquiry(known, await mail({ from: 'Atelier@mail.ru' }))).toMatchObject({
      inquiryId: 'inquiry-3',
      method: 'domain',
    });
  });

  it('quoted words of the letter decide last, through quote marks and line breaks', async () => {
    const text = 'Сделаем.\n> нужен Каталог резных\n> наличников для загородных домов';
    expect(matchInquiry(known, await mail({ from: 'a@else.com', text }))).toEqual({
      kind: 'one',
      inquiryId: 'inquiry-5',
      method: 'phrase',
    });
    expect(matchInquiry(known, await mail({ from: 'a@else.com', text: 'коротко' }))).toEqual({ kind: 'none' });
  });

  it('several inquiries of one domain go to a person, unless references tell them apart', async () => {
    const from = 'a@holding.com';
    expect(matchInquiry(known, await mail({ from }))).toEqual({
      kind: 'many',
      inquiryIds: ['inquiry-1', 'inquiry-2'],
      method: 'domain',
    });
    const both = 'anna.k.7f3@persona.example, anna.k.8a1@persona.example';
    expect(
      matchInquiry(known, await mail({ from, to: both, headers: { 'In-Reply-To': '<ours-2@persona.example>' } })),
    ).toMatchObject({ kind: 'one', inquiryId: 'inquiry-2' });
  });

  it('a delivery report is attributed by the message it returns', async () => {
    expect(
      matchInquiry(known, await mail({ from: 'MAILER-DAEMON@relay.example' }), 'ours-2@persona.example'),
    ).toMatchObject({ inquiryId: 'inquiry-2', method: 'references' });
  });

  it('reads registrable domains by the public suffix list', () => {
    expect(registrableDomain('a@mail.studio.co.uk')).toBe('studio.co.uk');
    expect(registrableDomain('a@[192.0.2.1]')).toBeNull();
  });
});
