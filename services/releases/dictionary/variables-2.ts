import type { Entry, Words } from './variable.ts';

/** Clocks beside that of the first human answer, by what ends the wait. */
const CLOCKS = {
  any: { en: 'the first sign of life, an automatic one included', ru: 'первого отклика, считая автоматический' },
  subst: { en: 'the first answer with substance', ru: 'первого ответа по существу' },
  quote: { en: 'the first price for the whole project', ru: 'первой цены за весь проект' },
  complete: { en: 'all five materials, by settled codes', ru: 'всех пяти материалов, по согласованным кодам' },
} as const satisfies Record<string, Words>;
const HUMAN = { human: { en: 'the first answer of a person', ru: 'первого ответа человека' } } as const;

const QUARTILES = {
  q25: { en: 'a quarter', ru: 'четверть' },
  median: { en: 'median', ru: 'медиана' },
  q75: { en: 'three quarters', ru: 'три четверти' },
} as const satisfies Record<string, Words>;

type ClockId = keyof typeof CLOCKS;
type Quartile = keyof typeof QUARTILES;

function clockEntry(event: Words, quartile: Quartile, isWorking: boolean): Entry {
  const share = QUARTILES[quartile];
  const time = isWorking
    ? {
        en: 'working time, nine hours of each working day of the official calendar',
        ru: 'рабочее время, девять часов рабочего дня по производственному календарю',
      }
    : { en: 'calendar time', ru: 'календарное время' };
  const kind = isWorking ? { en: ' (working time)', ru: ' (рабочее время)' } : { en: '', ru: '' };
  return {
    axis: 'speed',
    unit: isWorking ? 'working_hours' : 'hours',
    name: { en: `Wait for ${event.en}: ${share.en}${kind.en}`, ru: `Ожидание ${event.ru}: ${share.ru}${kind.ru}` },
    definition: {
      en: `Kaplan–Meier from delivery to ${event.en}, up to the response window, over inquiries not known to be undelivered; ${time.en}. Who refused stays among those still waiting.`,
      ru: `Каплан — Мейер от доставки до ${event.ru}, до конца окна ответа, по запросам, недоставка которых не доказана; ${time.ru}. Отказавшие остаются среди тех, кого ещё ждут.`,
    },
  };
}

type CalendarId = `delay_${ClockId}_${Quartile}`;
type WorkingId = `working_${ClockId | 'human'}_${Quartile}`;

const quartiles = Object.keys(QUARTILES) as Quartile[];
const CLOCK_VARIABLES = Object.fromEntries([
  ...(Object.keys(CLOCKS) as ClockId[]).flatMap((clock) =>
    quartiles.map((one) => [`delay_${clock}_${one}`, clockEntry(CLOCKS[clock], one, false)]),
  ),
  ...Object.entries({ ...CLOCKS, ...HUMAN }).flatMap(([clock, event]) =>
    quartiles.map((one) => [`working_${clock}_${one}`, clockEntry(event, one, true)]),
  ),
]) as Record<CalendarId | WorkingId, Entry>;

/** Variables of releases of snapshots of format 2, beside those of format 1. */
export const VARIABLES_2 = {
  doubted: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Doubted that the inquiry is genuine', ru: 'Усомнились, что клиент настоящий' },
    definition: {
      en: 'Inquiries whose answer shows at least a hint of doubt, of those a person answered: by the settled code “suspicion”, and where a letter is not coded by the rules, unless a coder rejected what they found.',
      ru: 'Запросы, в ответе на которые виден хотя бы намёк на сомнение, из тех, на которые ответил человек: по согласованному коду «suspicion», а где письмо не закодировано — по правилам, если кодировщик не отверг найденное.',
    },
  },
  AR2_without_doubted: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answered by a person, without those who doubted', ru: 'Ответил человек, без усомнившихся' },
    definition: {
      en: 'AR2 with the doubted inquiries left out of both counts. It follows from AR2 and the number of doubted, and is shown where both may be.',
      ru: 'AR2, из обоих счётов которой вынуты запросы, где усомнились. Следует из AR2 и их числа и показана, когда можно показать и то и другое.',
    },
  },
  machine_composed: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answers suspected to be a machine’s', ru: 'Ответы, похожие на машинные' },
    definition: {
      en: 'Inquiries with no other answer than such as a rule, or a person who goes before it, suspects to be composed by a machine, of those a person answered.',
      ru: 'Запросы, на которые пришли только ответы, похожие на сочинённые машиной (по правилу, а если решил человек, то по его решению), из тех, на которые ответил человек.',
    },
  },
  AR2_machine_not_counted: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answered by a person, machines not counted', ru: 'Ответил человек, машинные ответы не в счёт' },
    definition: {
      en: 'AR2 with such answers taken as automatic ones. It follows from AR2 and their number, and is shown where both may be.',
      ru: 'AR2, где такие ответы считаются автоматическими. Следует из AR2 и их числа и показана, когда можно показать и то и другое.',
    },
  },
  by_next_business_day: {
    axis: 'speed',
    unit: 'percent',
    name: { en: 'Answered by the end of the next business day', ru: 'Ответ до конца следующего рабочего дня' },
    definition: {
      en: 'Inquiries with a human answer before the end of the first working day after the day of delivery, of those seen so long.',
      ru: 'Запросы с ответом человека до конца первого рабочего дня после дня доставки, из наблюдавшихся столько.',
    },
  },
  by_stated_day: {
    axis: 'speed',
    unit: 'percent',
    name: { en: 'Answered by the day that the letter states', ru: 'Ответ к сроку, названному в письме' },
    definition: {
      en: 'Inquiries with a human answer before the end of the day by which the letter asked for one, of those whose letter states a day and that were seen so long.',
      ru: 'Запросы с ответом человека до конца дня, к которому просило письмо, из тех, где срок назван и за которыми столько наблюдали.',
    },
  },
  AR2_difference_p: {
    axis: 'reach',
    unit: 'probability',
    name: { en: 'p of the difference', ru: 'p разницы' },
    definition: {
      en: 'Exact two-sided p of the difference to the first level over all re-randomisations of the two levels as they are printed, strata not held apart: it tells no more than the two shares do.',
      ru: 'Точное двустороннее p разницы с первым уровнем по всем перемешиваниям двух уровней, как они напечатаны, страты вместе: оно говорит не больше самих двух долей.',
    },
  },
  AR2_difference_p_holm: {
    axis: 'reach',
    unit: 'probability',
    name: { en: 'p of the difference, Holm', ru: 'p разницы по Холму' },
    definition: {
      en: 'The same, adjusted by Holm over all differences that the release shows.',
      ru: 'То же с поправкой Холма на все разницы, показанные в выпуске.',
    },
  },
  delay_rmst_difference: {
    axis: 'speed',
    unit: 'hours',
    name: { en: 'Difference of mean waiting to the first level', ru: 'Разница среднего ожидания с первым уровнем' },
    definition: {
      en: 'Mean waiting time up to the window of the level minus that of the first level, normal interval.',
      ru: 'Среднее ожидание до конца окна у уровня минус у первого уровня, нормальный интервал.',
    },
  },
  ...CLOCK_VARIABLES,
} as const satisfies Record<string, Entry>;

/** Denominators of format 2. */
export const DENOMINATORS_2 = {
  answerers: { en: 'inquiries that a person answered', ru: 'запросы, на которые ответил человек' },
  followed_to_then: { en: 'inquiries seen up to that moment', ru: 'запросы, за которыми наблюдали до этого момента' },
  both_levels: {
    en: 'inquiries of both levels, not known to be undelivered',
    ru: 'запросы обоих уровней, недоставка которых не доказана',
  },
} as const satisfies Record<string, Words>;
