import type { Contact } from '../contact.ts';
import { fits, headerWords } from '../mail/encode.ts';
import { type Body, mailbox, mailDate, messageBytes } from '../mail/message.ts';
import type { Dice } from '../seed.ts';
import type { Studio } from '../studio.ts';
import type { PlannedAnswer } from './manner.ts';
import { priceWords } from './price-words.ts';
import { withQuote } from './quoting.ts';
import { senderOf, signature, tellTales } from './sender.ts';
import type { Topic } from './speech.ts';
import { speeches } from './speeches.ts';

export type ComposedAnswer = {
  raw: Buffer;
  messageId: string;
  from: string;
  subject: string;
  priceWords: string | null;
};

/** Writes one planned answer to a contact as the bytes that arrive. `at` is the field time of arrival, ms. */
export function composeAnswer(
  dice: Dice,
  studio: Studio,
  planned: PlannedAnswer,
  contact: Contact,
  at: number,
): ComposedAnswer {
  const { language } = studio.kind;
  const words = planned.price === null ? null : priceWords(dice, language, planned.price);
  const topic: Topic = {
    firstName: contact.personaName.split(' ')[0] ?? '',
    studio: studio.name,
    site: studio.domain,
    phone: studio.phone,
    price: words,
  };
  const speech = speeches[language];
  const sender = senderOf(studio, planned);
  const isReply = planned.from !== 'machine' && contact.channel === 'mail' && planned.kind !== 'out_of_office';
  const subject = isReply ? `Re: ${contact.subject}` : speech.subject(planned.kind, topic);
  const answer = [
    speech.greeting(dice, topic),
    ...speech.body(dice, planned.kind, topic),
    signature(dice, studio, planned, speech.farewell(dice)),
  ].join('\n\n');
  const body = bodyOf(dice, planned, answer, contact);
  const messageId = `${planned.kind.replaceAll('_', '')}.${contact.id}.${dice.between(1e8, 1e9)}@${studio.domain}`;
  // A letter that the old charset cannot write would arrive as "?", and with it the price: clients fall back too.
  const charset = fits(`${body.text}${body.html ?? ''}${subject}${sender.name}`, planned.charset)
    ? planned.charset
    : 'utf-8';
  const raw = messageBytes({
    headers: [
      ['Return-Path', `<${sender.address}>`],
      ['Delivered-To', contact.alias],
      [
        'Received',
        `from mail.${studio.domain} (mail.${studio.domain} [192.0.2.${dice.between(2, 250)}])\r\n\tby mx.shopper.test with ESMTPS id ${dice.between(1e6, 1e7).toString(36)}\r\n\tfor <${contact.alias}>; ${mailDate(at)}`,
      ],
      ['From', mailbox(sender.name, sender.address, charset)],
      ['To', mailbox(contact.personaName, contact.alias, charset)],
      ['Subject', headerWords(subject, charset)],
      ['Date', mailDate(at - dice.between(1, 40) * 1000)],
      ['Message-ID', `<${messageId}>`],
      ...threading(contact),
      ...tellTales(studio, planned),
    ],
    body,
    charset,
    transfer: dice.pick(['quoted-printable', 'base64'] as const),
    boundary: `=_${dice.between(1e8, 1e9)}_${contact.id}`,
  });
  return { raw, messageId, from: sender.address, subject, priceWords: words };
}

/** Only a mail can be answered in its thread; an answer to a form starts one of its own. */
function threading(contact: Contact): (readonly [string, string])[] {
  if (contact.messageId === null) return [];
  return [
    ['In-Reply-To', contact.messageId],
    ['References', contact.messageId],
  ];
}

function bodyOf(dice: Dice, planned: PlannedAnswer, answer: string, contact: Contact): Body {
  const quotes = planned.from !== 'machine' && planned.kind !== 'out_of_office' && dice.chance(0.85);
  if (!quotes) return { text: `${answer}\n`, html: null };
  return withQuote(planned.style, answer, {
    sender: contact.personaName,
    address: contact.alias,
    to: contact.to,
    subject: contact.subject,
    sentAt: contact.arrivedAt,
    text: contact.asSeen,
  });
}
