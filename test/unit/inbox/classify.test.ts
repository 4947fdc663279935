import { describe, expect, it } from 'vitest';
import { type Classification, classify, type MailContext } from '../../../services/inbox/classify/classify.ts';
import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { composeMail, type MailSpec } from '../../fixtures/mail/compose-mail.ts';
import { humanAnswers } from '../../fixtures/mail/human-answers.ts';
import { machineAnswers } from '../../fixtures/mail/machine-answers.ts';
import { absences, letters, receipts } from '../../fixtures/mail/unmarked-answers.ts';

async function verdictOn(spec: MailSpec, context: MailContext = {}): Promise<Classification> {
  return classify(await readMail(composeMail(spec)), context);
}

describe('machines', () => {
  it.each(machineAnswers)('$id is $kind', async (spec) => {
    const verdict = await verdictOn(spec);
    expect(verdict.kind, JSON.stringify(verdict.votes)).toBe(spec.kind);
  });
});

describe('people', () => {
  it.each(humanAnswers)('$id is $kind', async (spec) => {
    const verdict = await verdictOn(spec);
    expect(verdict.kind, JSON.stringify(verdict.votes)).toBe(spec.kind);
  });
});

describe('mail whose headers say nothing', () => {
  const answer = (subject: string, text: string): MailSpec => ({
    id: 'unmarked',
    subject,
    text,
    headers: { 'In-Reply-To': '<ours-1@persona.example>' },
  });

  it.each(absences)('absence note: %s / %s', async (subject, text) => {
    expect((await verdictOn(answer(subject, text))).kind).toBe('out_of_office');
  });
  it.each(receipts)('receipt: %s / %s', async (subject, text) => {
    expect((await verdictOn(answer(subject, text))).kind).toBe('auto_ack');
  });
  it.each(letters)('person: %s / %s', async (subject, text) => {
    expect((await verdictOn(answer(subject, text))).kind).toMatch(/^human_/);
  });
});

describe('the verdict', () => {
  const thanks: MailSpec = { id: 'thanks', subject: 'Сайт', text: 'Спасибо за обращение! Мы получили ваше письмо.' };

  it('an answer within a minute of the inquiry needs fewer words to be automatic', async () => {
    const plain: MailSpec = { id: 'within-a-minute', subject: 'Сайт', text: 'Ответим в течение дня.' };
    expect((await verdictOn(plain, { latencyMs: 20_000 })).kind).toBe('auto_ack');
    expect((await verdictOn(plain, { latencyMs: 3_600_000 })).kind).toMatch(/^human_/);
  });

  it('a person’s mail that belongs to no inquiry is unrelated, a machine’s keeps its class', async () => {
    expect(
      (await verdictOn({ id: 'stranger', text: 'Здравствуйте, вы теряли ключи?' }, { attributed: false })).kind,
    ).toBe('unrelated');
    expect((await verdictOn(thanks, { attributed: false })).kind).toBe('auto_ack');
  });

  it('keeps every vote with its evidence for the audit', async () => {
    const { votes } = await verdictOn(thanks);
    expect(votes.find((one) => one.rule === 'received')).toMatchObject({
      kind: 'auto_ack',
      evidence: expect.stringContaining('олучили ваше письмо'),
    });
    expect(votes.every((one) => one.evidence.length <= 120)).toBe(true);
  });

  it('words of our own letter in the quote never make an answer automatic', async () => {
    const verdict = await verdictOn({
      id: 'quoting',
      headers: { 'In-Reply-To': '<ours-1@persona.example>' },
      text: 'Добрый день! Пришлю расчет завтра.\n\nпн, 2 мар. 2026 г. в 11:00, Анна <anna.k.7f3@persona.example>:\n\n> Я в отпуске до 16 марта, по срочным вопросам пишите коллеге.\n> Спасибо за обращение, это автоматическое сообщение.',
    });
    expect(verdict.kind).toMatch(/^human_/);
  });

  it('our own sentences, left in a reply without marks, say nothing about the studio', async () => {
    const own = ['Сколько будет стоить сайт для столярной мастерской, бюджет до 150 000 рублей?'];
    const reply: MailSpec = { id: 'unmarked-quote', text: `Заполните, пожалуйста, бриф на сайте.\n\n${own[0]}` };
    expect((await verdictOn(reply)).kind).toBe('human_substantive');
    expect((await verdictOn(reply, { ownSentences: own })).kind).toBe('human_redirect');
  });
});
