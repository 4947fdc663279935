import type { ClientStyle } from './manner.ts';
import { arrows, gmailBody, outlookBody, type QuoteStyle, wallClock } from './quoted-body.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monate = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const tage = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];

const gmailEn: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'en');
  const date = `${days[at.weekday]?.slice(0, 3)}, ${months[at.month]?.slice(0, 3)} ${at.day}, ${at.year}`;
  return gmailBody(answer, quoted, `On ${date} at ${at.clock}, ${quoted.sender}`, ' wrote:');
};

const outlookEn: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'en');
  return outlookBody(answer, quoted, [
    ['From', `${quoted.sender} <${quoted.address}>`],
    ['Sent', `${days[at.weekday]}, ${months[at.month]} ${at.day}, ${at.year} ${at.clock}`],
    ['To', quoted.to],
    ['Subject', quoted.subject],
  ]);
};

const thunderbirdEn: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'en');
  const line = `On ${at.digits.replaceAll('.', '/')} ${at.clock}, ${quoted.sender} wrote:`;
  return { text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`, html: null };
};

const gmailDe: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'de');
  const date = `${tage[at.weekday]?.slice(0, 2)}., ${at.day}. ${monate[at.month]?.slice(0, 4)}. ${at.year}`;
  return gmailBody(answer, quoted, `Am ${date} um ${at.clock} Uhr schrieb ${quoted.sender}`, ':');
};

// Names of the headers as a German Outlook has them.
const outlookDe: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'de');
  return outlookBody(answer, quoted, [
    ['Von', `${quoted.sender} <${quoted.address}>`],
    ['Gesendet', `${tage[at.weekday]}, ${at.day}. ${monate[at.month]} ${at.year} ${at.clock}`],
    ['An', quoted.to],
    ['Betreff', quoted.subject],
  ]);
};

const thunderbirdDe: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'de');
  const line = `Am ${at.digits} um ${at.clock} schrieb ${quoted.sender}:`;
  return { text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`, html: null };
};

// Nobody there uses the Russian services; whoever is dealt one quotes as the commonest client does.
const english = { gmail: gmailEn, outlook: outlookEn, thunderbird: thunderbirdEn };
const german = { gmail: gmailDe, outlook: outlookDe, thunderbird: thunderbirdDe };

/** How mail clients with an English and a German interface quote. */
export const quotesEn: Record<ClientStyle, QuoteStyle> = { ...english, yandex: gmailEn, mailru: gmailEn };
export const quotesDe: Record<ClientStyle, QuoteStyle> = { ...german, yandex: gmailDe, mailru: gmailDe };
