import type { Words } from '../dictionary/variables.ts';

type Claim = { readonly critics: string; readonly claim: Words };

/** What critics of the 2014 experiment asked for, by the number of their comment; each release answers every line or says why not. */
export const CRITICS = {
  axes: {
    critics: '1',
    claim: {
      en: 'Speed, activity and competence are separate axes; no composite.',
      ru: 'Скорость, активность и умение не складываются в одно число.',
    },
  },
  businessDay: {
    critics: '2',
    claim: {
      en: 'The share answered within one business day is shown.',
      ru: 'Показана доля ответов за один рабочий день.',
    },
  },
  parallel: {
    critics: '3',
    claim: { en: 'The number of studios written to is stated.', ru: 'Сказано, скольким студиям писали.' },
  },
  writer: {
    critics: '4, 19, 22',
    claim: { en: 'The writer’s role is a randomised factor.', ru: 'Роль пишущего — случайный фактор.' },
  },
  preferred: {
    critics: '5',
    claim: { en: 'The letter says which channel is preferred.', ru: 'В письме сказано, как удобнее ответить.' },
  },
  acknowledgement: {
    critics: '6',
    claim: {
      en: 'A machine’s acknowledgement is no reply, and is counted apart.',
      ru: 'Автоответ — не ответ и считается отдельно.',
    },
  },
  effort: {
    critics: '7',
    claim: {
      en: 'Every estimate has an interval; the operator’s hours are logged.',
      ru: 'У каждой оценки есть интервал; часы оператора записаны.',
    },
  },
  suspicion: {
    critics: '8',
    claim: {
      en: 'Suspicion is coded; estimates with and without the suspicious.',
      ru: 'Подозрение кодируется; оценки с подозревавшими и без них.',
    },
  },
  dates: {
    critics: '9',
    claim: { en: 'Send dates are randomised over days and recorded.', ru: 'Дни отправки случайны и записаны.' },
  },
  verdict: {
    critics: '10',
    claim: { en: 'No public verdict on one firm.', ru: 'Никаких публичных выводов об одной фирме.' },
  },
  region: {
    critics: '11',
    claim: { en: 'Regions and tiers are compared.', ru: 'Города и места в рейтингах сравнены.' },
  },
  private: {
    critics: '12',
    claim: { en: 'Studios get a private benchmark.', ru: 'Студии получают закрытое сравнение.' },
  },
  objective: {
    critics: '13',
    claim: {
      en: 'Objective and estimands were fixed before launch.',
      ru: 'Цель и оцениваемые величины записаны до начала.',
    },
  },
  sources: {
    critics: '14, 17',
    claim: { en: 'Assumptions carry a source.', ru: 'У допущений есть источник.' },
  },
  metricAxis: {
    critics: '15',
    claim: { en: 'Each metric says which axis it belongs to.', ru: 'У каждого показателя названа его ось.' },
  },
  substance: {
    critics: '16',
    claim: {
      en: 'Time to the substantive answer, and who answered.',
      ru: 'Время до ответа по существу и кто ответил.',
    },
  },
  window: {
    critics: '18',
    claim: { en: 'The window is at least 30 days.', ru: 'Окно не короче 30 дней.' },
  },
  late: {
    critics: '20',
    claim: {
      en: 'Late contact is an event of a curve, not a failure.',
      ru: 'Поздний ответ — событие кривой, а не провал.',
    },
  },
  deadline: {
    critics: '21',
    claim: { en: 'A deadline stated in the letter is measured.', ru: 'Срок, названный в письме, измеряется.' },
  },
  budgets: {
    critics: '23, 39',
    claim: {
      en: 'The budget is a factor; a polite decline is not silence.',
      ru: 'Бюджет — фактор; вежливый отказ — не молчание.',
    },
  },
  interest: {
    critics: '24',
    claim: {
      en: 'Conflict of interest is stated; replies are coded twice, blind.',
      ru: 'Назван конфликт интересов; ответы кодируются дважды вслепую.',
    },
  },
  rank: {
    critics: '25',
    claim: {
      en: 'Rank is joined to answers; null results are shown.',
      ru: 'Место в рейтинге сопоставлено с ответами; нулевые результаты показаны.',
    },
  },
  methods: {
    critics: '26, 54, 67',
    claim: { en: 'Methods are printed from the protocol.', ru: 'Методика напечатана из протокола.' },
  },
  counts: {
    critics: '27',
    claim: {
      en: 'Every percentage has n, numerator and denominator.',
      ru: 'У каждого процента есть n, числитель и знаменатель.',
    },
  },
  frame: {
    critics: '28–30',
    claim: {
      en: 'Geography, ranking files, seeded sample, probabilities, frame against sample.',
      ru: 'География, файлы рейтингов, выборка по зерну, вероятности, основа против выборки.',
    },
  },
  letters: {
    critics: '31–33',
    claim: {
      en: 'All letters are printed; two wordings are randomised.',
      ru: 'Напечатаны все письма; случайны две формулировки.',
    },
  },
  delivery: {
    critics: '34',
    claim: {
      en: 'Rates are over inquiries not known to be undelivered, told by delivery evidence.',
      ru: 'Доли считаются от запросов, недоставка которых не доказана.',
    },
  },
  debrief: {
    critics: '35, 38',
    claim: { en: 'The silent are asked why.', ru: 'Молчавших спрашивают почему.' },
  },
  form: {
    critics: '36',
    claim: { en: 'A missing form is a fact, not a fault.', ru: 'Отсутствие формы — факт, а не вина.' },
  },
  channels: {
    critics: '37',
    claim: { en: 'Inventory of all channels of a studio.', ru: 'Опись всех каналов студии.' },
  },
  scope: {
    critics: '40–43',
    claim: { en: 'What an inquiry from outside cannot see is said.', ru: 'Сказано, чего запрос снаружи не видит.' },
  },
  segments: {
    critics: '44',
    claim: { en: 'Price segments are strata.', ru: 'Ценовые сегменты — страты.' },
  },
  ledger: {
    critics: '45, 63',
    claim: { en: 'Every contact is in a ledger with its burden.', ru: 'Каждый контакт записан вместе с его тяготой.' },
  },
  phone: {
    critics: '46',
    claim: { en: 'Whether a phone number was given is recorded.', ru: 'Записано, давали ли телефон.' },
  },
  expectations: {
    critics: '47, 48',
    claim: { en: 'Survey of expectations.', ru: 'Опрос об ожиданиях.' },
  },
  brief: {
    critics: '49',
    claim: { en: 'The complexity of the brief is stated.', ru: 'Сложность брифа названа.' },
  },
  roleDelay: {
    critics: '50',
    claim: { en: 'The writer’s role is set against the wait.', ru: 'Роль пишущего сопоставлена с ожиданием.' },
  },
  followUps: {
    critics: '51–53',
    claim: {
      en: 'All silent studios or a seeded share are reminded; never by hand.',
      ru: 'Напоминают всем молчащим или случайной доле; никогда вручную.',
    },
  },
  codebook: {
    critics: '55–58',
    claim: {
      en: 'Codebook with questions and anchors; not observable is not zero.',
      ru: 'Кодификатор с вопросами и значениями; «не видно» — не ноль.',
    },
  },
  words: {
    critics: '59',
    claim: { en: 'No vague quantifiers.', ru: 'Никаких «многие» и «часто».' },
  },
  questions: {
    critics: '60, 61',
    claim: { en: 'Questions of studios are coded.', ru: 'Вопросы студий кодируются.' },
  },
  perChannel: {
    critics: '62',
    claim: { en: 'Figures per channel.', ru: 'Показатели по каналам.' },
  },
  stages: {
    critics: '64',
    claim: { en: 'Stages are counted.', ru: 'Стадии посчитаны.' },
  },
  priceStages: {
    critics: '65',
    claim: {
      en: 'Rough, refined and final prices are told apart.',
      ru: 'Примерная, уточнённая и окончательная цены различаются.',
    },
  },
  detection: {
    critics: '66, 68',
    claim: { en: 'The rate of detection is a headline figure.', ru: 'Доля узнавших проверку — главный показатель.' },
  },
  limits: {
    critics: '69, 70',
    claim: {
      en: 'What this does not measure is said; a polite decline is legitimate.',
      ru: 'Сказано, чего это не измеряет; вежливый отказ законен.',
    },
  },
  covariates: {
    critics: '71',
    claim: { en: 'Size of studios and signs of a CRM.', ru: 'Размер студий и признаки CRM.' },
  },
  name: {
    critics: '72',
    claim: { en: 'Addressed by the right name.', ru: 'Обращение по верному имени.' },
  },
  fallback: {
    critics: '73',
    claim: {
      en: 'Broken forms and the reason of a fallback are counted.',
      ru: 'Сломанные формы и причины перехода на почту посчитаны.',
    },
  },
  prices: {
    critics: '74',
    claim: { en: 'The counting rule stands on every price.', ru: 'При каждой цене названо правило счёта.' },
  },
} as const satisfies Record<string, Claim>;

export type CriticId = keyof typeof CRITICS;
