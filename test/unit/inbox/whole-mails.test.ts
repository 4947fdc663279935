import { describe, expect, it, test } from 'vitest';
import { matchInquiry } from '../../../services/inbox/attribution/match-inquiry.ts';
import { readReport } from '../../../services/inbox/bounce/report.ts';
import { classify } from '../../../services/inbox/classify/classify.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { newText, wholeText } from '../../../services/inbox/new-text/new-text.ts';
import { composeMail } from '../../fixtures/mail/compose-mail.ts';
import { inquiryText } from '../../fixtures/mail/whole-clients.ts';
import { known, type WholeMail, wholeMails } from '../../fixtures/mail/whole-mails.ts';

/** The way of a mail through the house, but for the database: whose it is, then what it is, then what is new in it. */
async function readWhole(spec: WholeMail) {
  const mail = await readMail(composeMail(spec));
  const returned = readReport(mail, wholeText(mail))?.returned.messageId ?? null;
  const whose = matchInquiry(known, mail, returned);
  const context = {
    attributed: whose.kind !== 'none',
    latencyMs: 3_600_000,
    ownSentences: inquiryText[spec.language].split('\n'),
  };
  const { kind, votes } = classify(mail, context);
  return { kind, newText: newText(mail), whose, votes };
}

describe('a whole mail is read with its class, its new text and its inquiry', () => {
  it.each(wholeMails)('$id', async (spec) => {
    const { votes, ...read } = await readWhole(spec);
    expect(read, JSON.stringify(votes)).toMatchObject(spec.expect);
  });
});

test('there are 120 mails and more, in three languages, most clients and all four ways of attribution', () => {
  const count = (wanted: (mail: WholeMail) => boolean): number => wholeMails.filter(wanted).length;
  expect(wholeMails.length).toBeGreaterThanOrEqual(120);
  for (const language of ['ru', 'de'] as const)
    for (const kind of ['out_of_office', 'auto_ack'] as const)
      expect(
        count((mail) => mail.headerless && mail.language === language && mail.expect.kind === kind),
      ).toBeGreaterThanOrEqual(14);
  for (const method of ['alias', 'references', 'domain', 'phrase'])
    expect(count(({ expect: { whose } }) => whose.kind === 'one' && whose.method === method)).toBeGreaterThanOrEqual(
      10,
    );
});
