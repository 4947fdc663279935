import { escaped } from '../sites/layout.ts';
import type { ClientStyle } from './manner.ts';

/** The inquiry as the studio's mail client has it before it: what is quoted below an answer. */
export type Quoted = { sender: string; address: string; to: string; subject: string; sentAt: number; text: string };

export type QuotedBody = { text: string; html: string | null };

/** Puts an answer above the quoted inquiry as the given mail client does (Russian interface). */
export function withQuote(style: ClientStyle, answer: string, quoted: Quoted): QuotedBody {
  return { gmail, outlook, yandex, mailru, thunderbird }[style](answer, quoted);
}

const months = ['янв.', 'февр.', 'мар.', 'апр.', 'мая', 'июн.', 'июл.', 'авг.', 'сент.', 'окт.', 'нояб.', 'дек.'];
const monthsInFull = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const days = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'];
const daysInFull = ['Воскресенье', 'Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота'];

function moscow(epochMs: number) {
  const local = new Date(epochMs + 3 * 3600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const month = local.getUTCMonth();
  return {
    year: local.getUTCFullYear(),
    day: local.getUTCDate(),
    month: months[month],
    monthInFull: monthsInFull[month],
    weekday: days[local.getUTCDay()],
    weekdayInFull: daysInFull[local.getUTCDay()],
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    digits: `${two(local.getUTCDate())}.${two(month + 1)}.${local.getUTCFullYear()}`,
  };
}

function arrows(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : escaped(line)}</div>`)
    .join('');
}

function gmail(answer: string, quoted: Quoted): QuotedBody {
  const at = moscow(quoted.sentAt);
  const line = `${at.weekday}, ${at.day} ${at.month} ${at.year} г. в ${at.clock}, ${quoted.sender} `;
  return {
    text: `${answer}\n\n${line}<${quoted.address}>:\n\n${arrows(quoted.text)}\n`,
    html: `<div dir="ltr">${paragraphs(answer)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(line)}&lt;<a href="mailto:${quoted.address}">${quoted.address}</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${paragraphs(quoted.text)}</blockquote></div>`,
  };
}

function outlook(answer: string, quoted: Quoted): QuotedBody {
  const at = moscow(quoted.sentAt);
  const heads: readonly (readonly [string, string])[] = [
    ['От', `${quoted.sender} <${quoted.address}>`],
    ['Отправлено', `${at.day} ${at.monthInFull} ${at.year} г. ${at.clock}`],
    ['Кому', quoted.to],
    ['Тема', quoted.subject],
  ];
  const shown = heads.map(([name, value]) => `<b>${name}:</b> ${escaped(value)}<br>`).join('');
  return {
    text: `${answer}\n\n${heads.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${quoted.text}\n`,
    html: `<div class="WordSection1">${paragraphs(answer)}<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${shown}</p></div>${paragraphs(quoted.text)}</div>`,
  };
}

function yandex(answer: string, quoted: Quoted): QuotedBody {
  const at = moscow(quoted.sentAt);
  const line = `${at.digits}, ${at.clock}, "${quoted.sender}" <${quoted.address}>:`;
  return {
    text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`,
    html: `${paragraphs(answer)}<div> </div><div>${escaped(line)}</div><blockquote><div>${paragraphs(quoted.text)}</div></blockquote>`,
  };
}

function mailru(answer: string, quoted: Quoted): QuotedBody {
  const at = moscow(quoted.sentAt);
  const line = `${at.weekdayInFull}, ${at.day} ${at.monthInFull} ${at.year}, ${at.clock} +03:00 от ${quoted.sender} <${quoted.address}>:`;
  return {
    text: `${answer}\n\n${line}\n${arrows(quoted.text)}\n`,
    html: `<BODY>${paragraphs(answer)}<br><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">${escaped(line)}<br>${paragraphs(quoted.text)}</blockquote></BODY>`,
  };
}

function thunderbird(answer: string, quoted: Quoted): QuotedBody {
  const at = moscow(quoted.sentAt);
  return {
    text: `${answer}\n\n${at.digits} ${at.clock}, ${quoted.sender} пишет:\n${arrows(quoted.text)}\n`,
    html: null,
  };
}
