import type { Words } from './variables.ts';

type TableEntry = { readonly title: Words; readonly dimensions: readonly DimensionId[] };

/** What tables are cut by. */
export const DIMENSIONS = {
  city: { en: 'City group', ru: 'Группа городов' },
  tier: { en: 'Place in the ranking, percent', ru: 'Место в рейтинге, процентов' },
  persona: { en: 'Who writes', ru: 'Кто пишет' },
  channel: { en: 'Channel of the first try', ru: 'Канал первой попытки' },
  budget: { en: 'Budget named', ru: 'Названный бюджет' },
  wording: { en: 'Wording of the letter', ru: 'Формулировка письма' },
  membership: { en: 'Listed in', ru: 'Входит в рейтинги' },
  within_hours: { en: 'Hours since delivery', ru: 'Часов от доставки' },
  stage: { en: 'Stage', ru: 'Стадия' },
  disposition: { en: 'Disposition', ru: 'Исход' },
  item: { en: 'Item of the codebook', ru: 'Вопрос кодификатора' },
  anchor: { en: 'Anchor of the item', ru: 'Значение вопроса' },
  currency: { en: 'Currency', ru: 'Валюта' },
} as const satisfies Record<string, Words>;

export type DimensionId = keyof typeof DIMENSIONS;

/** The fixed tables of every release (statistics 9.2); no other question is answered. "all" is a margin. */
export const TABLES = {
  total: { title: { en: 'All studios', ru: 'Все студии' }, dimensions: [] },
  'delay-curve': { title: { en: 'How long it took', ru: 'Сколько ждали ответа' }, dimensions: ['within_hours'] },
  funnel: { title: { en: 'Where they are lost', ru: 'Где теряются запросы' }, dimensions: ['stage'] },
  dispositions: { title: { en: 'Final dispositions', ru: 'Исходы запросов' }, dimensions: ['disposition'] },
  coded: { title: { en: 'What replies say', ru: 'Что в ответах' }, dimensions: ['item', 'anchor'] },
  'city-tier': {
    title: { en: 'By city and place in the ranking', ru: 'По городам и месту в рейтинге' },
    dimensions: ['city', 'tier'],
  },
  persona: { title: { en: 'By who writes', ru: 'По тому, кто пишет' }, dimensions: ['persona'] },
  channel: { title: { en: 'By channel', ru: 'По каналу' }, dimensions: ['channel'] },
  budget: { title: { en: 'By budget', ru: 'По бюджету' }, dimensions: ['budget'] },
  wording: { title: { en: 'By wording', ru: 'По формулировке письма' }, dimensions: ['wording'] },
  membership: { title: { en: 'By ranking', ru: 'По рейтингам' }, dimensions: ['membership'] },
  prices: { title: { en: 'What it costs', ru: 'Сколько стоит' }, dimensions: ['budget', 'currency'] },
} as const satisfies Record<string, TableEntry>;

export type TableId = keyof typeof TABLES;
