import type { Contact } from '../contact.ts';
import { headerWords } from '../mail/encode.ts';
import { mailbox, mailDate } from '../mail/message.ts';
import type { Dice } from '../seed.ts';
import type { Studio } from '../studio.ts';
import type { Charset } from './manner.ts';
import type { Sender } from './sender.ts';

type Header = readonly [string, string];

export type Envelope = { sender: Sender; subject: string; messageId: string; charset: Charset; at: number };

/** The headers of a letter as they stand in the shopper's mailbox, those of the way it came included. */
export function letterHeaders(dice: Dice, studio: Studio, contact: Contact, letter: Envelope): Header[] {
  const { sender, subject, messageId, charset, at } = letter;
  const host = `mail.${studio.domain}`;
  return [
    ['Return-Path', `<${sender.address}>`],
    ['Delivered-To', contact.alias],
    [
      'Received',
      `from ${host} (${host} [192.0.2.${dice.between(2, 250)}])\r\n\tby mx.shopper.test with ESMTPS id ${dice.between(1e6, 1e7).toString(36)}\r\n\tfor <${contact.alias}>; ${mailDate(at)}`,
    ],
    ['From', mailbox(sender.name, sender.address, charset)],
    ['To', mailbox(contact.personaName, contact.alias, charset)],
    ['Subject', headerWords(subject, charset)],
    // The writer's clock and the way here: the date of a letter is never that of its arrival.
    ['Date', mailDate(at - dice.between(1, 40) * 1000)],
    ['Message-ID', `<${messageId}>`],
    ...threading(contact),
  ];
}

/** Only a mail can be answered in its thread; an answer to a form starts one of its own. */
function threading({ messageId }: Contact): Header[] {
  if (messageId === null) return [];
  return [
    ['In-Reply-To', messageId],
    ['References', messageId],
  ];
}
