import { html } from 'ghtml';
import type { InquiryWithTimeLine, TimeLineEntry } from '../../../api/research/inquiry-schemas.ts';
import type { InquiryDetail } from '../../../api/research/store/inquiry-detail.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime, duration } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { entryWords } from '../../words/entry-words.ts';
import { inquiryWords } from '../../words/research-inquiry-words.ts';
import { table, text } from '../layout.ts';

type Inquiry = Pick<InquiryWithTimeLine, 'id' | 'deliveredAt' | 'firstHumanAt'>;

/** The clock of this inquiry: whether its window runs, and how long the first answer of a person took. */
export function clockFacts({ deliveredAt, firstHumanAt }: Inquiry, detail: InquiryDetail, language: Language): string {
  const words = inquiryWords(language);
  const { now, windowEndsAt } = detail;
  const end = windowEndsAt === null ? '' : dateTime(windowEndsAt.toISOString(), language);
  const state = windowEndsAt === null ? words.notDelivered : now < windowEndsAt ? words.runs(end) : words.over(end);
  const minutes =
    deliveredAt === null || firstHumanAt === null
      ? null
      : (Date.parse(firstHumanAt) - Date.parse(deliveredAt)) / 60_000;
  const first = minutes === null ? words.none : words.after(duration(Math.max(0, Math.round(minutes)), language));
  return html`<dt>${words.clock}</dt><dd>${state}</dd><dt>${words.firstHuman}</dt><dd>${first}</dd>`;
}

/** Codes that are settled, and what the attempts looked like. */
export function codesAndPictures(id: string, { codes, pictures }: InquiryDetail, language: Language): string {
  const words = inquiryWords(language);
  const steps = pageWords(language).steps;
  const rows = codes.map(({ item, value, settledBy }) => [
    text(item),
    text(value ?? words.notObservable),
    text(words.settledBy[settledBy] ?? settledBy),
  ]);
  const shown = pictures.map(({ id: picture, step }) => {
    const address = `/inquiries/${id}/evidence/${picture}.png`;
    return html`<figure><a href="${address}"><img src="${address}" alt="${words.picture(steps[step] ?? step)}" loading="lazy" width="320"></a><figcaption>${steps[step] ?? step}</figcaption></figure>`;
  });
  return html`!${codes.length === 0 ? '' : html`<h2>${words.codes}</h2>!${table(words.codes, [words.item, words.value, words.by], rows)}`}
!${shown.length === 0 ? '' : html`<h2>${words.pictures}</h2><div class="cards">!${shown}</div>`}`;
}

type Call = Extract<TimeLineEntry, { source: 'call' }>;
type Written = Extract<TimeLineEntry, { source: 'messenger' }>;

/** A call with its sheet: times and what was written down; nothing is ever recorded (E14). */
export function callMarkup(call: Call, language: Language): string {
  const words = inquiryWords(language);
  const outcome = choice(call.disposition, language);
  return html`<strong>${words.call(call.direction, outcome, call.talkSeconds)}</strong>!${sheetMarkup(call.sheet, language)}`;
}

function sheetMarkup(sheet: unknown, language: Language): string {
  if (typeof sheet !== 'object' || sheet === null) return '';
  const words = inquiryWords(language);
  const list = (key: string): string => {
    const held: unknown = Reflect.get(sheet, key);
    return Array.isArray(held) ? held.map(String).join('; ') : typeof held === 'string' ? held : '';
  };
  const price: unknown = Reflect.get(sheet, 'price');
  const said = typeof price === 'object' && price !== null ? String(Reflect.get(price, 'words') ?? '') : '';
  const facts: [string, string][] = [
    [entryWords(language).price, said],
    [words.asked, list('questions')],
    [words.promised, list('promised')],
    [words.notes, list('notes')],
  ];
  const told = facts.filter(([, value]) => value !== '');
  return html`!${Reflect.get(sheet, 'declined') === true ? html`<p>${words.declined}</p>` : ''}
<dl class="facts">!${told.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

export function messengerMarkup({ channel, direction, sense, text: body }: Written, language: Language): string {
  return html`<strong>${inquiryWords(language).messenger(channel, direction)}</strong> <span class="soft">${choice(sense, language)}</span>
<pre class="letter">${body}</pre>`;
}

function choice(value: string, language: Language): string {
  return (entryWords(language).choices as Readonly<Record<string, string>>)[value] ?? value;
}
