import { inOneLanguage } from './research-both.ts';

/** Texts of the page on which rates and production calendars are imported. */
export const importWords = inOneLanguage({
  heading: ['Imports', 'Загрузка справочников'],
  rates: ['Official exchange rates', 'Официальные курсы валют'],
  ratesWhat: [
    'CSV with the columns date, currency, nominal, rate. The same file can be imported again; a stored rate is never changed.',
    'CSV со столбцами date, currency, nominal, rate. Один и тот же файл можно загрузить снова; сохранённый курс не меняется.',
  ],
  calendar: ['Production calendar', 'Производственный календарь'],
  calendarWhat: [
    'CSV or JSON with the working days of a year. Without it delays have no working hours.',
    'CSV или JSON с рабочими днями года. Без него у задержек нет рабочих часов.',
  ],
  file: ['File', 'Файл'],
  source: ['Who published it', 'Кто опубликовал'],
  into: ['Currency that the rates are given in', 'Валюта, в которой даны курсы'],
  country: ['Country, two letters', 'Страна, две буквы'],
  send: ['Import', 'Загрузить'],
  done: [(n: number) => `Imported: ${n}`, (n: number) => `Загружено: ${n}`],
  leftOut: ['Left out', 'Пропущено'],
  refused: ['Nothing was stored:', 'Ничего не сохранено:'],
  tooLarge: ['the file is too large', 'файл слишком велик'],
  noFile: ['choose a file', 'выберите файл'],
  noSource: ['say who published it', 'укажите, кто опубликовал'],
  differs: [
    (currency: string, on: string, source: string) =>
      `the rate of ${currency} on ${on} differs from the one stored from ${source}`,
    (currency: string, on: string, source: string) =>
      `курс ${currency} на ${on} не совпадает с сохранённым из источника ${source}`,
  ],
  line: [(line: number) => `line ${line}`, (line: number) => `строка ${line}`],
  known: ['Calendars that are known', 'Какие календари есть'],
  year: ['Year', 'Год'],
  none: ['No calendar is imported yet.', 'Календари ещё не загружены.'],
});
export type ImportWords = ReturnType<typeof importWords>;
