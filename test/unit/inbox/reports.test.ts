import { describe, expect, it } from 'vitest';
import { readReport } from '../../../services/inbox/bounce/report.ts';
import { classify } from '../../../services/inbox/classify/classify.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { wholeText } from '../../../services/inbox/new-text/new-text.ts';
import { composeMail } from '../../fixtures/mail/compose-mail.ts';
import { otherReports } from '../../fixtures/mail/reports-other.ts';
import { westernReports } from '../../fixtures/mail/reports-western.ts';

describe('reports of mail servers', () => {
  it.each([...westernReports, ...otherReports])('$id is read as what the server reports', async (spec) => {
    const verdict = classify(await readMail(composeMail(spec)));
    expect(verdict).toMatchObject(spec.expect);
  });

  it('a bounce is final, a delay notice is not', async () => {
    const finality = async (id: string): Promise<boolean | undefined> => {
      const spec = [...westernReports, ...otherReports].find((one) => one.id === id);
      return spec && classify(await readMail(composeMail(spec))).final;
    };
    expect(await finality('postfix-full')).toBe(true);
    expect(await finality('delay-action')).toBe(false);
  });

  it('a report names the message of ours that it is about', async () => {
    const spec = westernReports.find((one) => one.id === 'postfix-unknown');
    if (!spec) throw new Error('fixture postfix-unknown is gone');
    const mail = await readMail(composeMail(spec));
    expect(readReport(mail, wholeText(mail))?.returned).toEqual({
      messageId: 'ours-1@persona.example',
      to: 'info@atelier.example',
    });
  });

  it('a person who writes about an undelivered mail is not a mail server', async () => {
    const mail = await readMail(
      composeMail({
        id: 'about-a-bounce',
        subject: 'Re: Сайт для мастерской',
        headers: { 'In-Reply-To': '<ours-1@persona.example>' },
        text: 'Добрый день! Прошлое наше письмо не было доставлено, вернулось с ошибкой 550 5.1.1 User unknown.\nПовторяю: лендинг стоит 180 000 рублей.',
      }),
    );
    expect(readReport(mail, wholeText(mail))).toBeNull();
  });
});
