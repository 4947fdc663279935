import { inOneLanguage } from './research-both.ts';

/** Texts of the protocol editor and of the letters' preview. */
export const editorWords = inOneLanguage({
  heading: ['Protocol', 'Протокол'],
  fieldCalled: [(name: string) => `Field: ${name}.`, (name: string) => `Поле: ${name}.`],
  what: [
    'The form and the text are one document: what you change in either is put into both when you save. Nothing is sent by saving.',
    'Форма и текст справа это один документ: изменённое попадёт в оба при сохранении. Сохранение ничего не отправляет.',
  ],
  version: [
    (version: number, by: string, at: string) => `Version ${version}, saved by ${by}, ${at}`,
    (version: number, by: string, at: string) => `Версия ${version}, сохранено: ${by}, ${at}`,
  ],
  source: ['Source (YAML)', 'Исходный текст (YAML)'],
  save: ['Save', 'Сохранить'],
  check: ['Check', 'Проверить'],
  add: [(what: string) => `Add: ${what}`, (what: string) => `Добавить: ${what}`],
  remove: ['Remove', 'Убрать'],
  inForce: [
    'Saved. The protocol has no faults and is in force; it needs an approval of its own.',
    'Сохранено. Ошибок нет, протокол в силе; ему нужно своё одобрение.',
  ],
  kept: [
    'Saved as a draft. It comes in force when its faults are corrected.',
    'Сохранено как черновик. Он вступит в силу, когда ошибок не останется.',
  ],
  idDiffers: [
    'Saved as a draft. The id of a campaign stays: put it back to bring this text in force.',
    'Сохранено как черновик. Имя кампании не меняется: верните прежний id, чтобы текст вступил в силу.',
  ],
  conflict: [
    (by: string, at: string) =>
      `${by} saved another version meanwhile (${at}). What you typed stands here still; nothing was overwritten. Compare, then save again to put yours over theirs.`,
    (by: string, at: string) =>
      `Тем временем другую версию сохранил(а) ${by} (${at}). Набранное вами осталось на экране, ничего не перезаписано. Сравните и сохраните ещё раз, если ваш текст должен стать новым.`,
  ],
  theirs: ['Their text', 'Их текст'],
  notMerged: [
    'The text cannot be read as YAML, so the changed fields were not put into it. Mend the text first; your fields are kept below.',
    'Текст не читается как YAML, поэтому изменённые поля в него не вставлены. Сначала исправьте текст; поля сохранены на экране.',
  ],
  refused: [
    {
      campaign_unknown: 'There is no such campaign.',
      already_launched: 'The campaign was launched meanwhile; its protocol stays.',
      too_long: 'The text is too long.',
    },
    {
      campaign_unknown: 'Такой кампании нет.',
      already_launched: 'Кампанию тем временем запустили; протокол больше не меняется.',
      too_long: 'Текст слишком длинный.',
    },
  ],
  restored: [
    'This browser kept what you typed before and did not save.',
    'В этом браузере осталось набранное и не сохранённое.',
  ],
  restore: ['Put it back', 'Вернуть'],
  checkHeading: ['Check', 'Проверка'],
  noFaults: ['No faults.', 'Ошибок нет.'],
  counts: [
    (errors: number, warnings: number) => `Faults: ${errors}; warnings: ${warnings}`,
    (errors: number, warnings: number) => `Ошибок: ${errors}; предупреждений: ${warnings}`,
  ],
  warning: ['Warning', 'Предупреждение'],
  line: [(line: number) => `line ${line}`, (line: number) => `строка ${line}`],
  numbers: ['Precision, power, burden', 'Точность, мощность, нагрузка'],
  sample: ['Studios written to', 'Студий получат письмо'],
  precision: ['Precision of a reply rate', 'Точность доли ответов'],
  points: [(n: string) => `±${n} points (95%)`, (n: string) => `±${n} п. (95 %)`],
  power: [
    (factor: string, n: number, points: string) =>
      `${factor}: ${n} in each level; a difference of ${points} points or more is found (80% power)`,
    (factor: string, n: number, points: string) =>
      `${factor}: по ${n} на уровень; заметна разница от ${points} п. (мощность 80 %)`,
  ],
  powerHeading: ['What differences can be seen', 'Какие различия будут заметны'],
  perStudio: ['Of one studio’s time, at most', 'Времени одной студии, не больше'],
  minutes: [(n: string) => `${n} min`, (n: string) => `${n} мин`],
  all: ['Of all studios’ time, at most', 'Времени всех студий, не больше'],
  hours: [
    (n: string, cap: string, cost: string) => `${n} h of ${cap} h; ${cost}`,
    (n: string, cap: string, cost: string) => `${n} ч из ${cap} ч; ${cost}`,
  ],
  numbersLater: [
    'Numbers appear when sample, arms, letters and rules can be read.',
    'Числа появятся, когда читаются выборка, варианты, письма и правила.',
  ],
  readOnly: [
    'The protocol of a launched campaign stays as it was approved.',
    'Протокол запущенной кампании остаётся таким, каким его одобрили.',
  ],
  none: ['–', '–'],
  lettersHeading: ['Letters', 'Письма'],
  lettersWhat: [
    'Every letter as a studio would read it: as one persona, with one budget, in one language.',
    'Каждое письмо так, как его прочтёт студия: от одной персоны, с одним бюджетом, на одном языке.',
  ],
  show: ['Show', 'Показать'],
  persona: ['Persona', 'Персона'],
  budget: ['Budget', 'Бюджет'],
  language: ['Language', 'Язык'],
  to: ['To', 'Кому'],
  fromLine: ['From', 'От'],
  subject: ['Subject', 'Тема'],
  exampleStudio: ['Example Studio', 'Студия «Пример»'],
  exampleCity: ['London', 'Санкт-Петербург'],
  noLetter: ['There is no text in this language.', 'На этом языке текста нет.'],
  lettersLater: [
    'Personas, budgets or letters cannot be read yet; see the check of the protocol.',
    'Персоны, бюджеты или письма пока не читаются; смотрите проверку протокола.',
  ],
  time: [
    (minutes: string) => `takes ${minutes} min of the studio’s time`,
    (minutes: string) => `отнимет у студии ${minutes} мин`,
  ],
});
export type EditorWords = ReturnType<typeof editorWords>;
