import { escaped } from '../sites/layout.ts';
import type { ClientStyle } from './manner.ts';
import { arrows, gmailBody, outlookBody, paragraphs, type QuoteStyle, wallClock } from './quoted-body.ts';

const months = ['янв.', 'февр.', 'мар.', 'апр.', 'мая', 'июн.', 'июл.', 'авг.', 'сент.', 'окт.', 'нояб.', 'дек.'];
const monthsInFull = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const days = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'];
const daysInFull = ['Воскресенье', 'Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота'];

const gmail: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'ru');
  const line = `${days[at.weekday]}, ${at.day} ${months[at.month]} ${at.year} г. в ${at.clock}, ${quoted.sender}`;
  return gmailBody(answer, quoted, line, ':');
};

// No arrows: where the answer ends is told by the block of headers only.
const outlook: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'ru');
  return outlookBody(answer, quoted, [
    ['От', `${quoted.sender} <${quoted.address}>`],
    ['Отправлено', `${at.day} ${monthsInFull[at.month]} ${at.year} г. ${at.clock}`],
    ['Кому', quoted.to],
    ['Тема', quoted.subject],
  ]);
};

const yandex: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'ru');
  const line = `${at.digits}, ${at.clock}, "${quoted.sender}" <${quoted.address}>:`;
  return {
    text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`,
    html: `${paragraphs(answer)}<div> </div><div>${escaped(line)}</div><blockquote><div>${paragraphs(quoted.text)}</div></blockquote>`,
  };
};

// The only one of them that prints the offset from Greenwich.
const mailru: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'ru');
  const date = `${daysInFull[at.weekday]}, ${at.day} ${monthsInFull[at.month]} ${at.year}`;
  const line = `${date}, ${at.clock} +03:00 от ${quoted.sender} <${quoted.address}>:`;
  return {
    text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`,
    html: `<BODY>${paragraphs(answer)}<br><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">${escaped(line)}<br>${paragraphs(quoted.text)}</blockquote></BODY>`,
  };
};

// Plain text as its users prefer it: no second part in HTML.
const thunderbird: QuoteStyle = (answer, quoted) => {
  const at = wallClock(quoted.sentAt, 'ru');
  const line = `${at.digits} ${at.clock}, ${quoted.sender} пишет:`;
  return { text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`, html: null };
};

/** How mail clients with a Russian interface quote. */
export const quotesRu: Record<ClientStyle, QuoteStyle> = { gmail, outlook, yandex, mailru, thunderbird };
