import { inOneLanguage } from './research-both.ts';

/** Texts of an inquiry's page beside its time line. */
export const inquiryWords = inOneLanguage({
  clock: ['Response window', 'Окно ответов'],
  notDelivered: ['has not begun: nothing is delivered', 'не началось: ничего не доставлено'],
  runs: [(until: string) => `runs until ${until}`, (until: string) => `идёт до ${until}`],
  over: [(at: string) => `over since ${at}`, (at: string) => `закончилось ${at}`],
  firstHuman: ['First answer of a person', 'Первый ответ человека'],
  after: [(delay: string) => `${delay} after delivery`, (delay: string) => `через ${delay} после доставки`],
  none: ['none yet', 'пока нет'],
  codes: ['Settled codes', 'Согласованные коды'],
  item: ['Item', 'Пункт'],
  value: ['Value', 'Значение'],
  notObservable: ['not observable', 'не наблюдается'],
  by: ['Settled by', 'Кем решено'],
  settledBy: [
    { agreement: 'two coders agree', third_coder: 'a third coder', one_coder: 'one coder' } as Record<string, string>,
    { agreement: 'двое согласны', third_coder: 'третий кодировщик', one_coder: 'один кодировщик' },
  ],
  pictures: ['Pictures of the attempts', 'Снимки попыток'],
  picture: [
    (step: string) => `The page as it was at the step “${step}”`,
    (step: string) => `Страница, какой она была на шаге «${step}»`,
  ],
  call: [
    (direction: string, disposition: string, seconds: number) =>
      `${direction === 'inbound' ? 'they called' : 'we called'}, ${disposition}${seconds > 0 ? `, ${seconds} s of talk` : ''}`,
    (direction: string, disposition: string, seconds: number) =>
      `${direction === 'inbound' ? 'звонили нам' : 'звонили мы'}, ${disposition}${seconds > 0 ? `, разговор ${seconds} с` : ''}`,
  ],
  messenger: [
    (channel: string, direction: string) => `${channel}, ${direction === 'inbound' ? 'to us' : 'from us'}`,
    (channel: string, direction: string) => `${channel}, ${direction === 'inbound' ? 'нам' : 'от нас'}`,
  ],
  inWords: ['In the words of the letter', 'Словами письма'],
  declined: ['They do not take this work.', 'За эту работу не берутся.'],
  asked: ['Questions they asked', 'Вопросы студии'],
  promised: ['Promised', 'Обещано'],
  notes: ['Notes', 'Заметки'],
});
