import type { Language } from '../../releases/words/language.ts';
import type { Both, EstimateWords } from './estimate-entry.ts';

const rate = (name: Both, meaning: Both) => ({ name, meaning });
const RR = (k: number, en: string, ru: string) =>
  rate(
    { en: `RR${k}: ${en}`, ru: `RR${k}: ${ru}` },
    {
      en: `AAPOR response rate ${k}, by the classes of the table of dispositions; a studio’s answer stands for an interview.`,
      ru: `Доля ответивших ${k} по AAPOR, по классам из таблицы исходов; ответ студии стоит на месте интервью.`,
    },
  );

/** AAPOR rates and rates weighted to the frame. */
export const fieldworkWords: EstimateWords = {
  RR1: RR(1, 'with substance, of all eligible and unknown', 'по существу, из всех годных и неизвестных'),
  RR2: RR(
    2,
    'with or without substance, of all eligible and unknown',
    'любой ответ, кроме отказа, из всех годных и неизвестных',
  ),
  RR3: RR(
    3,
    'with substance, the unknown weighed by the eligible share',
    'по существу, неизвестные взвешены долей годных',
  ),
  RR4: RR(4, 'with or without substance, the unknown weighed', 'любой ответ, кроме отказа, неизвестные взвешены'),
  RR5: RR(5, 'with substance, of the eligible', 'по существу, из годных'),
  RR6: RR(6, 'with or without substance, of the eligible', 'любой ответ, кроме отказа, из годных'),
  COOP1: rate(
    { en: 'COOP1: with substance, of all in contact', ru: 'COOP1: по существу, из всех, с кем был контакт' },
    { en: 'AAPOR cooperation rate 1.', ru: 'Доля сотрудничества 1 по AAPOR.' },
  ),
  COOP3: rate(
    { en: 'COOP3: with substance, of all who answered', ru: 'COOP3: по существу, из всех ответивших' },
    { en: 'AAPOR cooperation rate 3.', ru: 'Доля сотрудничества 3 по AAPOR.' },
  ),
  REF1: rate(
    { en: 'REF1: declined', ru: 'REF1: отказались' },
    {
      en: 'AAPOR refusal rate 1: polite declines, of all eligible and unknown.',
      ru: 'Доля отказов 1 по AAPOR: вежливые отказы, из всех годных и неизвестных.',
    },
  ),
  CON1: rate(
    { en: 'CON1: any contact', ru: 'CON1: любой контакт' },
    { en: 'AAPOR contact rate 1.', ru: 'Доля контактов 1 по AAPOR.' },
  ),
  AR3: rate(
    { en: 'AR3: upper bound of the answered', ru: 'AR3: верхняя граница ответивших' },
    {
      en: 'Answers of a person, of the inquiries whose delivery is shown or that were answered. Biased upwards: silences without evidence of delivery fall out.',
      ru: 'Ответы человека, из запросов с доказанной доставкой или ответом. Смещена вверх: молчание без доказательства доставки выпадает.',
    },
  ),
  SR1: rate(
    { en: 'SR1: with substance, customer’s view', ru: 'SR1: по существу, взгляд клиента' },
    { en: 'Answers with substance, over the denominator of AR1.', ru: 'Ответы по существу, из знаменателя AR1.' },
  ),
  SR2: rate(
    { en: 'SR2: with substance', ru: 'SR2: по существу' },
    { en: 'Answers with substance, over the denominator of AR2.', ru: 'Ответы по существу, из знаменателя AR2.' },
  ),
  own_failures: rate(
    { en: 'Our own failures', ru: 'Наши собственные неудачи' },
    {
      en: 'Inquiries that we could not send, of all eligible and unknown.',
      ru: 'Запросы, которые не смогли отправить мы, из всех годных и неизвестных.',
    },
  ),
  AR2_weighted: rate(
    { en: 'AR2 weighted to the frame', ru: 'AR2, взвешенная на основу выборки' },
    {
      en: 'AR2 of each stratum weighted by its studios in the frame; Wilson on the effective size, without finite population correction: what the next similar inquiry would meet. Owners are not held together here.',
      ru: 'AR2 каждой страты с весом её студий в основе; Уилсон на эффективном объёме, без поправки на конечную совокупность: что встретит следующий такой запрос. Владельцы здесь не объединяются.',
    },
  ),
  AR2_of_this_frame: rate(
    { en: 'AR2 of the listed studios themselves', ru: 'AR2 самих студий из списка' },
    {
      en: 'The same with finite population correction where more than a twentieth of the frame was drawn: what these listed studios would have answered in this wave.',
      ru: 'То же с поправкой на конечную совокупность, если взято больше двадцатой части основы: что ответили бы в этой волне сами студии из списка.',
    },
  ),
  AR2_debriefed: rate(
    { en: 'AR2 of what arrived, by the debrief', ru: 'AR2 по дошедшим, со слов студий' },
    {
      en: 'Silent studios were asked why. Inquiries that by their own word never came before anybody’s eyes (not received, spam) leave the denominator; who gave no reason is taken to be like who did. Two-phase sampling (Hansen, Hurwitz 1946), normal interval on the logit scale. Stands beside AR2, never instead of it. Owners are not held together here.',
      ru: 'Молчавших студий спросили почему. Обращения, которых, по их словам, никто не видел (не дошло, спам), уходят из знаменателя; кто причины не назвал, считается таким же, как назвавшие. Двухфазная выборка (Hansen, Hurwitz 1946), нормальный интервал на логит-шкале. Стоит рядом с AR2, а не вместо неё. Владельцы здесь не объединяются.',
    },
  ),
};

const CLASSES: Both = { en: 'inquiries of classes', ru: 'обращения классов' };

/** Denominators by their AAPOR classes: "classes I+P+R". */
export function classNames(language: Language): Record<string, string> {
  const lists = ['I_P_R_NC_O_UN_UDs_UDo', 'I_P_R_NC_O_UN_UDs', 'I_P_R_NC_O_UN', 'I_P_R_NC_O', 'I_P_R_O', 'I_P_R'];
  const weighted: Both = {
    en: 'inquiries not known to be undelivered, weighted by strata of the frame',
    ru: 'запросы, недоставка которых не доказана, с весами страт основы',
  };
  const received: Both = {
    en: 'inquiries not known to be undelivered, less those that nobody saw',
    ru: 'запросы, недоставка которых не доказана, без тех, что никто не видел',
  };
  return {
    ...Object.fromEntries(
      lists.map((list) => [`classes_${list}`, `${CLASSES[language]} ${list.replaceAll('_', '+')}`]),
    ),
    classes_E_eU: `${CLASSES[language]} E+eU`,
    not_known_undelivered_weighted: weighted[language],
    received_by_debrief: received[language],
  };
}

export const FIELDWORK_HEADINGS = {
  heading: { en: 'For readers of surveys: AAPOR rates and weights', ru: 'Для читателей опросов: доли AAPOR и веса' },
  rates: { en: 'Rates by the AAPOR Standard Definitions', ru: 'Доли по AAPOR Standard Definitions' },
  weighted: { en: 'Weighted to the frame', ru: 'С весами основы' },
  debriefed: { en: 'Adjusted by the debrief', ru: 'С поправкой на слова молчавших' },
} as const satisfies Record<string, Both>;
