import type { Language } from '../../releases/words/language.ts';
import { clockWords } from './clock-words.ts';
import type { Both, EstimateWords } from './estimate-entry.ts';
import { classNames, fieldworkWords } from './fieldwork-words.ts';

const WAYS: readonly (readonly [id: string, name: Both, meaning: Both])[] = [
  [
    'without_doubted',
    { en: 'without the doubted', ru: 'без усомнившихся' },
    {
      en: 'the inquiries are left out whose answer shows doubt that the inquiry is genuine.',
      ru: 'без обращений, в ответе на которые видно сомнение, что клиент настоящий.',
    },
  ],
  [
    'machine_not_counted',
    { en: 'machine answers not counted', ru: 'машинные ответы не в счёт' },
    {
      en: 'an answer that a machine is suspected to have composed is taken as an automatic acknowledgement.',
      ru: 'ответ, который, похоже, сочинила машина, считается автоответом.',
    },
  ],
  [
    'without_both',
    { en: 'without both', ru: 'без тех и других' },
    { en: 'both rules at once.', ru: 'оба правила сразу.' },
  ],
];

const BASES: readonly (readonly [id: string, name: Both])[] = [
  ['AR2', { en: 'Response rate AR2', ru: 'Доля ответивших AR2' }],
  ['AR1', { en: 'Customer’s view AR1', ru: 'Взгляд клиента AR1' }],
  ['T_human_median', { en: 'Median delay to a person', ru: 'Медиана времени до человека' }],
];

function wayWords(): EstimateWords {
  return Object.fromEntries(
    BASES.flatMap(([base, baseName]) =>
      WAYS.map(([way, name, meaning]) => [
        `${base}_${way}`,
        {
          name: { en: `${baseName.en}, ${name.en}`, ru: `${baseName.ru}, ${name.ru}` },
          meaning: { en: `${baseName.en}; ${meaning.en}`, ru: `${baseName.ru}; ${meaning.ru}` },
        },
      ]),
    ),
  );
}

const DETECTION: EstimateWords = {
  doubted: {
    name: { en: 'Doubted that the inquiry is genuine', ru: 'Усомнились, что клиент настоящий' },
    meaning: {
      en: 'Answers with a hint of doubt or more, of all inquiries that a person answered: by the settled code “suspicion”, and where a letter is not coded by the rules, unless a coder rejected what they found.',
      ru: 'Ответы хотя бы с намёком на сомнение, из всех, на которые ответил человек: по согласованному коду «suspicion», а где письмо не закодировано — по правилам, если кодировщик не отверг найденное.',
    },
  },
  doubted_openly: {
    name: { en: 'Said so openly', ru: 'Сказали об этом прямо' },
    meaning: {
      en: 'The code “said openly”, of the answers that were judged by a settled code.',
      ru: 'Код «сказано прямо», из ответов, о которых судят по согласованному коду.',
    },
  },
  machine_composed: {
    name: { en: 'Answer suspected to be a machine’s', ru: 'Ответ, похоже, сочинила машина' },
    meaning: {
      en: 'Inquiries with no other answer than such as a rule (or a person, who goes before it) suspects to be composed by a machine, of all that a person answered.',
      ru: 'Обращения, на которые пришли только ответы, похожие на сочинённые машиной (так считает правило, а если решил человек, то он), из всех, на которые ответил человек.',
    },
  },
  unmasked: {
    name: { en: 'Recognised the audit before any answer', ru: 'Узнали проверку до ответа' },
    meaning: {
      en: 'Final disposition 230, of inquiries not known to be undelivered. Silent in AR2.',
      ru: 'Исход 230, из обращений, о которых не известно, что они не дошли. В AR2 считаются молчанием.',
    },
  },
  AR2_without_unmasked: {
    name: { en: 'AR2 without those who recognised the audit', ru: 'AR2 без узнавших проверку' },
    meaning: {
      en: 'AR2 with the unmasked left out of both counts.',
      ru: 'AR2, из обоих счётов которой вынуты узнавшие проверку.',
    },
  },
  AR2_unmasked_answered: {
    name: { en: 'AR2 if those who recognised it had answered', ru: 'AR2, если бы узнавшие ответили' },
    meaning: {
      en: 'AR2 with the unmasked counted as answers: the upper end.',
      ru: 'AR2, где узнавшие сочтены ответившими: верхний край.',
    },
  },
  AR2_with_calls: {
    name: { en: 'AR2 with calls of nobody as well', ru: 'AR2 ещё и с ничьими звонками' },
    meaning: {
      en: 'The same, and each call to our numbers that no inquiry could be given counted as the answer of one more silent studio.',
      ru: 'То же, и каждый звонок на наши номера, который не удалось отнести ни к одному обращению, сочтён ответом ещё одной молчащей студии.',
    },
  },
};

const PRICES: EstimateWords = Object.fromEntries(
  (
    [
      [
        'low_end',
        { en: 'at the low ends', ru: 'по нижним краям' },
        {
          en: 'a range at its low end, “from” at the stated end, “up to” left out',
          ru: 'вилка по нижнему краю, «от» по названному числу, «до» не входит',
        },
      ],
      [
        'high_end',
        { en: 'at the high ends', ru: 'по верхним краям' },
        {
          en: 'a range at its high end, “up to” at the stated end, “from” left out',
          ru: 'вилка по верхнему краю, «до» по названному числу, «от» не входит',
        },
      ],
      [
        'without_review',
        { en: 'without doubtful ones', ru: 'без сомнительных' },
        {
          en: 'without quotes that look like a slip of unit (more than 3.5 robust standard deviations on the log scale); nothing is left out elsewhere',
          ru: 'без цен, похожих на ошибку в единицах (дальше 3,5 робастных отклонений по логарифму); в других числах они остаются',
        },
      ],
    ] as const
  ).flatMap(([rule, name, meaning]) =>
    (
      [
        ['price_median', { en: 'Median price', ru: 'Медиана цены' }],
        ['price_mean', { en: 'Mean price', ru: 'Среднее цены' }],
      ] as const
    ).map(([base, baseName]) => [
      `${base}_${rule}`,
      {
        name: { en: `${baseName.en}, ${name.en}`, ru: `${baseName.ru}, ${name.ru}` },
        meaning: { en: `${baseName.en}: ${meaning.en}.`, ru: `${baseName.ru}: ${meaning.ru}.` },
      },
    ]),
  ),
);

const EFFECTS: EstimateWords = {
  AR2_effect: {
    name: { en: 'Difference of AR2', ru: 'Разница AR2' },
    meaning: {
      en: 'AR2 of the level minus AR2 of the first level of its factor, strata of the draw held apart (Mantel–Haenszel; Sato’s interval, Newcombe’s in one stratum, by owners where studios share one). By assigned arm, whatever was carried out.',
      ru: 'AR2 уровня минус AR2 первого уровня фактора, страты выборки порознь (Мантель — Хензель; интервал Сато, в одной страте Ньюкомба, при общих владельцах — по владельцам). По назначенному варианту, что бы ни было сделано.',
    },
  },
  T_human_rmst_effect: {
    name: { en: 'Difference of mean waiting', ru: 'Разница среднего ожидания' },
    meaning: {
      en: 'Mean waiting time up to the window of the level minus that of the first level; normal interval.',
      ru: 'Среднее ожидание до конца срока у уровня минус у первого уровня; нормальный интервал.',
    },
  },
};

const ESTIMATES: EstimateWords = {
  ...DETECTION,
  ...wayWords(),
  ...clockWords,
  ...EFFECTS,
  ...fieldworkWords,
  ...PRICES,
};

/** Names of estimates by their definition. */
export function estimateNames(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(ESTIMATES).map(([id, { name }]) => [id, name[language]]));
}

/** What each definition means. */
export function estimateMeanings(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(ESTIMATES).map(([id, { meaning }]) => [id, meaning[language]]));
}

const DENOMINATORS: Readonly<Record<string, Both>> = {
  not_known_undelivered_nor_unmasked: {
    en: 'inquiries not known to be undelivered, without those who recognised the audit',
    ru: 'обращения, о которых не известно, что они не дошли, без узнавших проверку',
  },
  not_known_undelivered_without_doubted: {
    en: 'inquiries not known to be undelivered, without the doubted',
    ru: 'обращения, о которых не известно, что они не дошли, без тех, где усомнились',
  },
  sent_or_lost_by_the_studio_without_doubted: {
    en: 'inquiries sent, or lost by the studio’s form or mail, without the doubted',
    ru: 'обращения, отправленные или потерянные формой либо почтой студии, без тех, где усомнились',
  },
  followed_not_known_undelivered_without_doubted: {
    en: 'inquiries followed, not known to be undelivered, without the doubted',
    ru: 'обращения под наблюдением, о которых не известно, что они не дошли, без тех, где усомнились',
  },
  followed_to_then: { en: 'inquiries seen up to that moment', ru: 'обращения, за которыми наблюдали до этого момента' },
  both_arms: {
    en: 'inquiries of both arms, not known to be undelivered',
    ru: 'обращения обоих вариантов, о которых не известно, что они не дошли',
  },
  both_arms_followed: {
    en: 'inquiries of both arms that were followed',
    ru: 'обращения обоих вариантов под наблюдением',
  },
};

export function denominatorNames(language: Language): Record<string, string> {
  return {
    ...classNames(language),
    ...Object.fromEntries(Object.entries(DENOMINATORS).map(([id, name]) => [id, name[language]])),
  };
}
