import type { Contact } from '../contact.ts';
import { fits } from '../mail/encode.ts';
import { type Body, messageBytes } from '../mail/message.ts';
import type { Dice } from '../seed.ts';
import { escaped } from '../sites/layout.ts';
import type { Studio } from '../studio.ts';
import { attachmentsOf } from './attachments.ts';
import type { ComposedAnswer } from './composed-answer.ts';
import { letterHeaders } from './envelope.ts';
import type { PlannedAnswer } from './manner.ts';
import { paragraphsFor } from './paragraphs.ts';
import { priceWords } from './price-words.ts';
import { withQuote } from './quoting.ts';
import { senderOf, signature, tellTales } from './sender.ts';
import type { SpokenKind, Topic } from './speech.ts';
import { speeches } from './speeches.ts';

/** Writes one planned answer to a contact as the bytes that arrive. `at` is the field time of arrival, ms. */
export function composeAnswer(
  dice: Dice,
  studio: Studio,
  planned: PlannedAnswer & { kind: SpokenKind },
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
    price: planned.price === null ? null : { words: words ?? '', basis: planned.price.basis },
  };
  const speech = speeches[language];
  const sender = senderOf(studio, planned);
  const isReply = isWritten(planned) && contact.channel === 'mail';
  const subject = isReply ? `Re: ${contact.subject.replace(/^Re: /i, '')}` : speech.subject(planned.kind, topic);
  const greeting = speech.greeting(dice, topic);
  // "400 т.р." and "100 EUR inkl. MwSt." bring the full stop of their sentence along.
  const beside = planned.beside.map((price) => ({ words: priceWords(dice, language, price), basis: price.basis }));
  const text = [greeting, ...paragraphsFor(speech, dice, { ...planned, beside }, topic)]
    .join('\n\n')
    .replaceAll('..', '.');
  const body = bodyOf(
    dice,
    studio,
    planned,
    `${text}\n\n${signature(studio, planned, speech.farewell(dice))}`,
    contact,
  );
  // A letter that the old charset cannot write would arrive as "?", and with it the price: clients fall back too.
  const isOld = fits([body.text, body.html, subject, sender.name].join(''), planned.charset);
  const charset = isOld ? planned.charset : 'utf-8';
  const messageId = `${dice.between(1e8, 1e9)}.${dice.between(1e8, 1e9)}.${contact.id}@${studio.domain}`;
  const attachments = attachmentsOf(planned.materials);
  const raw = messageBytes({
    headers: [
      ...letterHeaders(dice, studio, contact, { sender, subject, messageId, charset, at }),
      ...tellTales(studio, planned),
    ],
    body,
    attachments,
    charset,
    transfer: dice.pick(['quoted-printable', 'base64'] as const),
    boundary: `=_${dice.between(1e8, 1e9)}_${contact.id}`,
  });
  return {
    raw,
    messageId,
    from: sender.address,
    subject,
    priceWords: words,
    attachments: attachments.map(({ name }) => name),
  };
}

/** Written by somebody, as against sent by a responder or a mailing service. */
function isWritten({ from, kind }: PlannedAnswer): boolean {
  return from !== 'machine' && kind !== 'out_of_office';
}

function bodyOf(dice: Dice, studio: Studio, planned: PlannedAnswer, answer: string, contact: Contact): Body {
  if (isWritten(planned) && dice.chance(0.85)) {
    return withQuote(studio.kind.language, planned.style, answer, {
      sender: contact.personaName,
      address: contact.alias,
      to: contact.to,
      subject: contact.subject,
      sentAt: contact.arrivedAt,
      text: contact.asSeen,
    });
  }
  return { text: `${answer}\n`, html: planned.from === 'machine' && dice.chance(0.6) ? template(answer) : null };
}

/** The table with a coloured bar that sites and mailing services send. */
function template(answer: string): string {
  const rows = answer.split('\n\n').map((part) => `<tr><td style="padding:8px 24px">${escaped(part)}</td></tr>`);
  return `<html><body><table width="600" align="center" cellpadding="0" cellspacing="0"><tr><td style="background:#2d6cdf;height:8px"></td></tr>${rows.join('')}</table></body></html>`;
}
