import type { ClockId } from '../../releases/report/clocks-schema.ts';
import type { Both } from './estimate-entry.ts';

/** What ends the wait of each clock. */
export const CLOCK_NAMES: Readonly<Record<ClockId, Both>> = {
  any: { en: 'anything at all', ru: 'чего угодно' },
  human: { en: 'a person', ru: 'ответа человека' },
  subst: { en: 'substance', ru: 'ответа по существу' },
  quote: { en: 'a price for the project', ru: 'цены за проект' },
  complete: { en: 'all five materials', ru: 'всех пяти материалов' },
};

const EVENTS: Readonly<Record<ClockId, Both>> = {
  any: {
    en: 'from delivery to the first sign of life, a machine’s acknowledgement included',
    ru: 'от доставки до первого отклика, считая автоответ',
  },
  human: {
    en: 'from delivery to the first answer of a person by mail, call (a missed one too) or messenger',
    ru: 'от доставки до первого ответа человека письмом, звонком (и пропущенным) или в мессенджере',
  },
  subst: {
    en: 'from delivery to the first answer with substance; a refusal does not end it',
    ru: 'от доставки до первого ответа по существу; отказ его не заканчивает',
  },
  quote: {
    en: 'from delivery to the first stated price, where it is for the whole project; a refusal does not end it',
    ru: 'от доставки до первой названной цены, если она за весь проект; отказ его не заканчивает',
  },
  complete: {
    en: 'from delivery to the mail with which proposal, presentation, contract, samples and estimate had all come, by settled codes',
    ru: 'от доставки до письма, с которым пришли все пять материалов: предложение, презентация, договор, примеры, смета, — по согласованным кодам',
  },
};

const QUARTILES = {
  q25: { en: 'a quarter', ru: 'четверть' },
  median: { en: 'half', ru: 'половина' },
  q75: { en: 'three quarters', ru: 'три четверти' },
} as const satisfies Record<string, Both>;

const TIMES = {
  '': { en: 'calendar time', ru: 'календарное время' },
  _working: {
    en: 'working time, nine hours of each working day of the official calendar',
    ru: 'рабочее время: девять часов каждого рабочего дня производственного календаря',
  },
} as const satisfies Record<string, Both>;

const clocks = Object.keys(CLOCK_NAMES) as ClockId[];
const quartiles = Object.keys(QUARTILES) as (keyof typeof QUARTILES)[];
const times = Object.keys(TIMES) as (keyof typeof TIMES)[];

const ofClocks = clocks.flatMap((clock) =>
  quartiles.flatMap((quartile) =>
    times.map((time) => {
      const [event, share, by] = [EVENTS[clock], QUARTILES[quartile], TIMES[time]];
      const working = time === '' ? { en: '', ru: '' } : { en: ', working time', ru: ', рабочее время' };
      const name = {
        en: `Wait for ${CLOCK_NAMES[clock].en}: ${share.en}${working.en}`,
        ru: `Ожидание ${CLOCK_NAMES[clock].ru}: ${share.ru}${working.ru}`,
      };
      const meaning = {
        en: `Time ${event.en}, by which ${share.en} had it (Kaplan–Meier); ${by.en}.`,
        ru: `Время ${event.ru}: за столько ${share.ru} дождалась (Каплан — Мейер); ${by.ru}.`.replace(
          'три четверти дождалась',
          'три четверти дождались',
        ),
      };
      return [`T_${clock}_${quartile}${time}`, { name, meaning }] as const;
    }),
  ),
);

/** Names and meanings of every clock, and of the shares answered by a named day. */
export const clockWords = {
  ...Object.fromEntries(ofClocks),
  within_business_day: {
    name: { en: 'Answered within one business day', ru: 'Ответ за один рабочий день' },
    meaning: {
      en: 'A person answered within nine working hours of delivery, of the inquiries that were seen so long.',
      ru: 'Человек ответил за девять рабочих часов от доставки, из обращений, за которыми столько наблюдали.',
    },
  },
  by_next_business_day: {
    name: { en: 'Answered by the end of the next business day', ru: 'Ответ до конца следующего рабочего дня' },
    meaning: {
      en: 'A person answered before the end of the first working day after the day of delivery, of the inquiries that were seen so long.',
      ru: 'Человек ответил до конца первого рабочего дня после дня доставки, из обращений, за которыми столько наблюдали.',
    },
  },
  by_stated_day: {
    name: { en: 'Answered by the day that the letter states', ru: 'Ответ к сроку, названному в письме' },
    meaning: {
      en: 'A person answered before the end of the day by which the letter asked for an answer, of the inquiries whose letter states one and that were seen so long.',
      ru: 'Человек ответил до конца дня, к которому просило письмо, из обращений с таким сроком, за которыми столько наблюдали.',
    },
  },
};
