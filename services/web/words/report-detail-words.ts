import type { Factor } from '../../releases/report/effects-schema.ts';
import type { Way } from '../../releases/report/ways-schema.ts';
import type { Language } from '../../releases/words/language.ts';

/** Texts of the report's sections on detection, on the clocks and on the factors. */
export type ReportDetailWords = {
  readonly waysHeading: string;
  readonly waysNote: (judged: { code: number; rule: number }) => string;
  readonly waysTable: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly detection: string;
  readonly bracket: string;
  readonly depends: string;
  readonly calls: (n: number) => string;
  readonly clocksHeading: string;
  readonly clocksNote: string;
  readonly clock: string;
  readonly quarter: string;
  readonly half: string;
  readonly threeQuarters: string;
  readonly calendarTable: string;
  readonly workingTable: string;
  readonly byDay: string;
  readonly noCalendar: (years: string) => string;
  readonly calendars: (list: string) => string;
  readonly orderFaults: (n: number) => string;
  readonly effectsHeading: string;
  readonly effectsNote: string;
  readonly factor: string;
  readonly factors: Readonly<Record<Factor, string>>;
  readonly against: (level: string, base: string) => string;
  readonly p: string;
  readonly holm: string;
  readonly exact: string;
  readonly chiSquare: string;
  readonly permutations: (b: string) => string;
};

const english: ReportDetailWords = {
  waysHeading: 'Who noticed: the headline with and without them',
  waysNote: ({ code, rule }) =>
    `Answers judged by a settled code of doubt: ${code}; by the rules only: ${rule}. A doubted inquiry is left out whole; an answer that a machine may have composed counts as an automatic one.`,
  waysTable: 'The headline with and without them',
  ways: {
    as_counted: 'as counted',
    without_doubted: 'without the doubted',
    machine_not_counted: 'machine answers not counted',
    without_both: 'without both',
  },
  detection: 'How many noticed',
  bracket: 'What those who recognised the audit can change',
  depends: 'The headline depends on the unmasked cases: they move it by more than five points.',
  calls: (n) => `Calls to our numbers that no inquiry could be given: ${n}.`,
  clocksHeading: 'Every clock: from a sign of life to the whole package',
  clocksNote:
    'Each wait starts at delivery and is followed to the end of its window, our reminder or a long outage. Who refused stays among those who are still waiting for substance and price.',
  clock: 'Waited for',
  quarter: 'A quarter had it after',
  half: 'Half had it after',
  threeQuarters: 'Three quarters had it after',
  calendarTable: 'In calendar time',
  workingTable: 'In working time',
  byDay: 'By a named day',
  noCalendar: (years) =>
    `Working time is not available: there is no production calendar for ${years}. Calendar time goes on. Import one: zerkalo calendar import.`,
  calendars: (list) => `Production calendars: ${list}.`,
  orderFaults: (n) => `Events in an order that cannot be, counted as they are stamped: ${n}.`,
  effectsHeading: 'What the factors change',
  effectsNote:
    'Each level against the first of its factor, by assigned arm. p of the difference of AR2 is exact over all re-randomisations within strata; p of the delays is by seeded permutations of the log-rank statistic, above 200 inquiries by its χ². Holm adjusts each family over all comparisons of the wave.',
  factor: 'Factor',
  factors: { persona: 'who writes', channel: 'channel', budget: 'budget', wording: 'wording' },
  against: (level, base) => `${level} against ${base}`,
  p: 'p',
  holm: 'p, Holm',
  exact: 'exact',
  chiSquare: 'χ²',
  permutations: (b) => `${b} permutations`,
};

const russian: ReportDetailWords = {
  waysHeading: 'Заметили ли проверку: показатели с такими ответами и без них',
  waysNote: ({ code, rule }) =>
    `Ответов, о сомнении в которых судит согласованный код: ${code}; только правила: ${rule}. Обращение, в котором усомнились, вынимается целиком; ответ, который могла сочинить машина, считается автоответом.`,
  waysTable: 'Главный показатель с ними и без них',
  ways: {
    as_counted: 'как посчитано',
    without_doubted: 'без усомнившихся',
    machine_not_counted: 'машинные ответы не в счёт',
    without_both: 'без тех и других',
  },
  detection: 'Сколько заметили',
  bracket: 'Что могут изменить узнавшие проверку',
  depends: 'Главный показатель зависит от узнавших проверку: они сдвигают его больше чем на пять пунктов.',
  calls: (n) => `Звонков на наши номера, которые не удалось отнести ни к одному обращению: ${n}.`,
  clocksHeading: 'Сроки: от первого отклика до полного пакета',
  clocksNote:
    'Каждое ожидание начинается с доставки и наблюдается до конца срока, нашего напоминания или долгого сбоя. Отказавшие остаются среди тех, от кого ждут ответа по существу и цены.',
  clock: 'Чего ждали',
  quarter: 'Четверть дождалась за',
  half: 'Половина дождалась за',
  threeQuarters: 'Три четверти дождались за',
  calendarTable: 'В календарном времени',
  workingTable: 'В рабочем времени',
  byDay: 'К названному дню',
  noCalendar: (years) =>
    `Рабочее время недоступно: нет производственного календаря на ${years}. Календарное время считается. Загрузите его: zerkalo calendar import.`,
  calendars: (list) => `Производственные календари: ${list}.`,
  orderFaults: (n) => `События в невозможном порядке, посчитаны по своим отметкам: ${n}.`,
  effectsHeading: 'Что меняют факторы',
  effectsNote:
    'Каждый уровень против первого уровня фактора, по назначенному варианту. p для разницы AR2 точное: по всем перемешиваниям внутри страт; p для ожидания — по перестановкам статистики лог-ранга с известным зерном, а когда обращений больше 200 — по её χ². Холм поправляет каждое семейство на все сравнения волны.',
  factor: 'Фактор',
  factors: { persona: 'кто пишет', channel: 'канал', budget: 'бюджет', wording: 'формулировка' },
  against: (level, base) => `${level} против ${base}`,
  p: 'p',
  holm: 'p по Холму',
  exact: 'точное',
  chiSquare: 'χ²',
  permutations: (b) => `перестановок: ${b}`,
};

export function reportDetailWords(language: Language): ReportDetailWords {
  return { en: english, ru: russian }[language];
}
