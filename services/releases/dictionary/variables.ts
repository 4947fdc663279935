import type { Entry, Words } from './variable.ts';
import { DENOMINATORS_2, VARIABLES_2 } from './variables-2.ts';

export type { Words } from './variable.ts';

const waiting = {
  en: 'Kaplan–Meier over inquiries not known to be undelivered, calendar time from delivery, up to the response window.',
  ru: 'Каплан — Мейер по запросам, недоставка которых не доказана; календарное время от доставки до конца окна ответа.',
} as const;
const quoted = {
  en: 'First price for the whole project, VAT included, one table per stated budget; a range counts at its geometric midpoint.',
  ru: 'Первая цена за весь проект с НДС, отдельно по названным бюджетам; вилка считается своей геометрической серединой.',
} as const;

/** Variables of releases of snapshots of format 1. The definition says what is counted, over which denominator, by which rule. */
export const VARIABLES_1 = {
  AR2: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answered by a person', ru: 'Ответил человек' },
    definition: {
      en: 'Inquiries with a first human answer in any mode within the response window, of those not known to be undelivered (AR2).',
      ru: 'Запросы с ответом человека любым способом в окно ответа, из тех, чья недоставка не доказана (AR2).',
    },
  },
  AR1: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answered, counting lost inquiries', ru: 'Ответил человек, считая потерянные запросы' },
    definition: {
      en: 'The same answers of all inquiries sent, or lost by the studio’s own form or mail (AR1).',
      ru: 'Те же ответы из всех запросов, отправленных или потерянных формой либо почтой самой студии (AR1).',
    },
  },
  undelivered: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Lost by the studio’s form or mail', ru: 'Потеряно формой или почтой студии' },
    definition: {
      en: 'Inquiries refused or bounced for good on the studio’s side, of all sent or lost there.',
      ru: 'Запросы, которые сторона студии не приняла или окончательно вернула, из всех отправленных или потерянных там.',
    },
  },
  substantive: {
    axis: 'competence',
    unit: 'percent',
    name: { en: 'Answered with substance', ru: 'Ответ по существу' },
    definition: {
      en: 'Inquiries with an answer to a question asked, a question about the brief, or a price, of those not known to be undelivered.',
      ru: 'Запросы с ответом на вопрос, вопросом о задаче или ценой, из тех, чья недоставка не доказана.',
    },
  },
  mode_email: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'First answer by e-mail', ru: 'Первый ответ почтой' },
    definition: {
      en: 'Inquiries whose first human answer came by e-mail, of those not known to be undelivered.',
      ru: 'Запросы, на которые человек впервые ответил почтой, из тех, чья недоставка не доказана.',
    },
  },
  mode_voice: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'First answer by phone or messenger', ru: 'Первый ответ по телефону или в мессенджере' },
    definition: {
      en: 'Inquiries whose first human answer was a call (missed ones included) or a message in a messenger, of those not known to be undelivered.',
      ru: 'Запросы, на которые человек впервые отозвался звонком (и пропущенным) или в мессенджере, из тех, чья недоставка не доказана.',
    },
  },
  AR2_without_unmasked: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Answered, without those who recognised an audit', ru: 'Ответил человек, без узнавших проверку' },
    definition: {
      en: 'AR2 without the studios that recognised an audit before any answer.',
      ru: 'AR2 без студий, которые узнали проверку до ответа.',
    },
  },
  unmasked: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Recognised the audit', ru: 'Узнали проверку' },
    definition: {
      en: 'Studios that said or showed before any answer that they recognised an audit, of those not known to be undelivered.',
      ru: 'Студии, которые до ответа сказали или показали, что узнали проверку, из тех, чья недоставка не доказана.',
    },
  },
  within_business_day: {
    axis: 'speed',
    unit: 'percent',
    name: { en: 'Answered within one business day', ru: 'Ответ за один рабочий день' },
    definition: {
      en: 'Inquiries with a human answer within nine working hours of delivery (09:00–18:00 of the official calendar), of those followed.',
      ru: 'Запросы с ответом человека за девять рабочих часов от доставки (09:00–18:00 по производственному календарю), из наблюдавшихся.',
    },
  },
  delay_median: {
    axis: 'speed',
    unit: 'hours',
    name: { en: 'Median waiting time', ru: 'Медиана ожидания' },
    definition: waiting,
  },
  delay_q25: {
    axis: 'speed',
    unit: 'hours',
    name: { en: 'First quarter answered after', ru: 'Первая четверть ответила за' },
    definition: waiting,
  },
  delay_q75: {
    axis: 'speed',
    unit: 'hours',
    name: { en: 'Three quarters answered after', ru: 'Три четверти ответили за' },
    definition: waiting,
  },
  delay_rmst: {
    axis: 'speed',
    unit: 'hours',
    name: { en: 'Mean waiting time up to the window', ru: 'Среднее ожидание до конца окна' },
    definition: waiting,
  },
  answered_by: {
    axis: 'speed',
    unit: 'percent',
    name: { en: 'Answered by then', ru: 'Ответили к этому сроку' },
    definition: waiting,
  },
  AR2_difference: {
    axis: 'reach',
    unit: 'points',
    name: { en: 'Difference to the first level', ru: 'Разница с первым уровнем' },
    definition: {
      en: 'AR2 of the level minus AR2 of the first level of the factor, in percentage points, Newcombe’s interval (method 10).',
      ru: 'AR2 уровня минус AR2 первого уровня фактора в процентных пунктах, интервал Ньюкомба (метод 10).',
    },
  },
  stage: {
    axis: 'activity',
    unit: 'percent',
    name: { en: 'Reached the stage', ru: 'Дошли до стадии' },
    definition: {
      en: 'Inquiries that reached the stage, of all sampled; a later stage sets all earlier ones.',
      ru: 'Запросы, дошедшие до стадии, из всей выборки; поздняя стадия включает все предыдущие.',
    },
  },
  disposition: {
    axis: 'reach',
    unit: 'percent',
    name: { en: 'Final disposition', ru: 'Исход запроса' },
    definition: {
      en: 'Inquiries with this final disposition, of all sampled (AAPOR Standard Definitions, 9th edition).',
      ru: 'Запросы с этим исходом, из всей выборки (AAPOR Standard Definitions, 9-е издание).',
    },
  },
  coded: {
    axis: 'competence',
    unit: 'percent',
    name: { en: 'Replies coded so', ru: 'Ответы с таким кодом' },
    definition: {
      en: 'Studios whose replies were given this anchor of the codebook, of those that could be judged by it; settled codes only.',
      ru: 'Студии, чьи ответы получили это значение кодификатора, из тех, о ком по нему можно судить; только согласованные коды.',
    },
  },
  price_median: { axis: 'price', unit: 'minor', name: { en: 'Median price', ru: 'Медиана цены' }, definition: quoted },
  price_geometric_mean: {
    axis: 'price',
    unit: 'minor',
    name: { en: 'Geometric mean price', ru: 'Среднее геометрическое цены' },
    definition: quoted,
  },
} as const satisfies Record<string, Entry>;

/** Every variable a release may hold. */
export const VARIABLES = { ...VARIABLES_1, ...VARIABLES_2 };

export type VariableId = keyof typeof VARIABLES;

/** Names of denominators; each figure carries one of these ids. */
export const DENOMINATORS_1 = {
  not_known_undelivered: { en: 'inquiries not known to be undelivered', ru: 'запросы, недоставка которых не доказана' },
  sent_or_lost_by_the_studio: {
    en: 'inquiries sent, or lost by the studio’s own form or mail',
    ru: 'запросы, отправленные или потерянные формой либо почтой студии',
  },
  followed: { en: 'inquiries followed from delivery on', ru: 'запросы, за которыми наблюдали от доставки' },
  sampled: { en: 'all sampled studios', ru: 'все студии выборки' },
  judged: { en: 'studios whose replies could be judged', ru: 'студии, об ответах которых можно судить' },
  project_quotes: { en: 'quotes for the whole project', ru: 'цены за весь проект' },
} as const satisfies Record<string, Words>;

export const DENOMINATORS = { ...DENOMINATORS_1, ...DENOMINATORS_2 };

export type DenominatorId = keyof typeof DENOMINATORS;
