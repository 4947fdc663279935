import type { DebriefReason } from '../../field/follow-ups/debrief-reasons.ts';
import type { Language } from '../../releases/words/language.ts';

export const debriefTold = ['said', 'gone', 'reason_missing', 'text_missing', 'text_too_long'] as const;
export type DebriefTold = (typeof debriefTold)[number];

export type DebriefPageWords = {
  readonly title: string;
  readonly what: (facts: { date: string; study: string }) => string;
  readonly who: (funder: string, conflict: string) => string;
  readonly kept: string;
  readonly why: string;
  readonly whyLead: string;
  readonly reasons: Readonly<Record<DebriefReason, string>>;
  readonly text: string;
  readonly saidBefore: (reason: string) => string;
  readonly never: string;
  readonly neverLead: string;
  readonly neverButton: string;
  readonly neverDone: string;
  readonly own: string;
  readonly ownLead: string;
  readonly ownLink: string;
  readonly told: Readonly<Record<DebriefTold, string>>;
};

const en: DebriefPageWords = {
  title: 'The inquiry was a study',
  what: ({ date, study }) =>
    `The inquiry that reached you on ${date} belonged to the study “${study}” of how web studios answer people who want to buy. The person who wrote does not exist.`,
  who: (funder, conflict) => `Who is behind it and pays: ${funder}. Conflict of interest: ${conflict}.`,
  kept: 'No studio and no person is named anywhere; only totals are published.',
  why: 'Why did we hear nothing?',
  whyLead: 'One press is enough. You may change your mind; the last word counts.',
  reasons: {
    not_received: 'It never arrived',
    spam: 'It went to spam',
    out_of_profile: 'Not our kind of work',
    budget_too_low: 'The budget was too low',
    overloaded: 'We had no capacity',
    overlooked: 'We overlooked it',
    policy: 'We do not answer such inquiries on principle',
    suspected_test: 'It looked like a test or an advertisement',
    other: 'Something else',
  },
  text: 'In your own words, if you like (needed for “something else”)',
  saidBefore: (reason) => `You said: ${reason}.`,
  never: 'Never again',
  neverLead: 'From then on this program never writes to your domain, in no study. It cannot be taken back here.',
  neverButton: 'Never write to us again',
  neverDone: 'Your domain is on the list: this program never writes to it again.',
  own: 'Your own figures',
  ownLead: 'How and when you answered, and where that lies among all. Only you see it, after you prove your domain.',
  ownLink: 'To the room of studios',
  told: {
    said: 'Thank you. Your reason is noted.',
    gone: 'Done: this program never writes to your domain again.',
    reason_missing: 'Choose one of the reasons.',
    text_missing: 'For “something else”, please say what it was.',
    text_too_long: 'The text may have 2,000 characters at most.',
  },
};

const ru: DebriefPageWords = {
  title: 'Обращение было исследованием',
  what: ({ date, study }) =>
    `Обращение, которое пришло к вам ${date}, было частью исследования «${study}» о том, как веб-студии отвечают тем, кто хочет заказать сайт. Человека, который вам написал, не существует.`,
  who: (funder, conflict) => `Кто за этим стоит и платит: ${funder}. Конфликт интересов: ${conflict}.`,
  kept: 'Ни студии, ни люди нигде не называются; публикуются только общие числа.',
  why: 'Почему мы ничего не услышали?',
  whyLead: 'Достаточно одного нажатия. Передумать можно: считается последнее слово.',
  reasons: {
    not_received: 'Письмо не пришло',
    spam: 'Оно попало в спам',
    out_of_profile: 'Не наш профиль',
    budget_too_low: 'Слишком маленький бюджет',
    overloaded: 'Не было времени и людей',
    overlooked: 'Пропустили, не заметили',
    policy: 'Принципиально не отвечаем на такие обращения',
    suspected_test: 'Похоже на проверку или рекламу',
    other: 'Другое',
  },
  text: 'Своими словами, если хотите (для «другого» — обязательно)',
  saidBefore: (reason) => `Вы ответили: ${reason}.`,
  never: 'Больше никогда',
  neverLead: 'После этого программа никогда не пишет на ваш домен, ни в одном исследовании. Отменить это здесь нельзя.',
  neverButton: 'Больше никогда нам не писать',
  neverDone: 'Ваш домен в списке: программа никогда ему больше не напишет.',
  own: 'Ваши собственные показатели',
  ownLead: 'Как и когда вы ответили и где это место среди всех. Видите только вы, после подтверждения домена.',
  ownLink: 'В кабинет студий',
  told: {
    said: 'Спасибо. Причина записана.',
    gone: 'Готово: программа больше никогда не напишет на ваш домен.',
    reason_missing: 'Выберите одну из причин.',
    text_missing: 'Для «другого» напишите, пожалуйста, что случилось.',
    text_too_long: 'В тексте может быть не больше 2000 знаков.',
  },
};

export function debriefPageWords(language: Language): DebriefPageWords {
  return language === 'ru' ? ru : en;
}
