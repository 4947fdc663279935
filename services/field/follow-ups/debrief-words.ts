import type { Language } from '../../design/protocol/schema/primitives.ts';

/** What a debrief says in every campaign, around the protocol's own text. `contacts` counts every letter and call of ours. */
export type DebriefWords = {
  readonly subject: (date: string) => string;
  readonly what: (facts: { date: string; persona: string; study: string; contacts: number }) => string;
  readonly who: (funder: string, conflict: string) => string;
  readonly kept: string;
  readonly whySilent: (link: string) => string;
  readonly never: (link: string) => string;
  readonly own: (link: string) => string;
  readonly reply: string;
};

const ru: DebriefWords = {
  subject: (date) => `О нашем обращении от ${date}: это было исследование`,
  what: ({ date, persona, study, contacts }) =>
    `Здравствуйте!\n\n${date} вам написал человек по имени ${persona}. Такого человека нет: это было обращение в исследовании «${study}» о том, как веб-студии отвечают тем, кто хочет заказать сайт. Всего мы обращались к вам: ${contacts}.`,
  who: (funder, conflict) => `Кто за этим стоит и платит: ${funder}. Конфликт интересов: ${conflict}.`,
  kept: 'Ни студии, ни сотрудники нигде не называются; публикуются только общие числа. Работу по этому обращению делать не нужно.',
  whySilent: (link) =>
    `Ответа от вас мы не увидели. Может быть, письмо и не дошло. Пожалуйста, скажите одним нажатием, почему так вышло:\n${link}`,
  never: (link) => `Там же можно навсегда отказаться от таких обращений:\n${link}`,
  own: (link) => `Ваши собственные показатели, которых не видит больше никто:\n${link}`,
  reply: 'На это письмо можно просто ответить.',
};

const en: DebriefWords = {
  subject: (date) => `About our inquiry of ${date}: it was a study`,
  what: ({ date, persona, study, contacts }) =>
    `Hello,\n\non ${date} you were written to by a person called ${persona}. There is no such person: it was an inquiry of the study “${study}”, which looks at how web studios answer people who want to buy. Times we contacted you in all: ${contacts}.`,
  who: (funder, conflict) => `Who is behind it and pays: ${funder}. Conflict of interest: ${conflict}.`,
  kept: 'Neither studios nor people are named anywhere; only totals are published. Nothing has to be done for that inquiry.',
  whySilent: (link) =>
    `We saw no answer of yours. Perhaps the inquiry never arrived. Please tell us with one click why:\n${link}`,
  never: (link) => `There you can also refuse such inquiries for ever:\n${link}`,
  own: (link) => `Your own figures, which nobody else sees:\n${link}`,
  reply: 'You may simply reply to this letter.',
};

const de: DebriefWords = {
  subject: (date) => `Zu unserer Anfrage vom ${date}: Es war eine Studie`,
  what: ({ date, persona, study, contacts }) =>
    `Guten Tag,\n\nam ${date} hat Ihnen jemand mit dem Namen ${persona} geschrieben. Diese Person gibt es nicht: Es war eine Anfrage der Studie „${study}“ darüber, wie Webagenturen auf Anfragen antworten. Kontakte insgesamt: ${contacts}.`,
  who: (funder, conflict) => `Wer dahinter steht und zahlt: ${funder}. Interessenkonflikt: ${conflict}.`,
  kept: 'Weder Agenturen noch Personen werden genannt; veröffentlicht werden nur Summen. Zu dieser Anfrage ist nichts mehr zu tun.',
  whySilent: (link) =>
    `Eine Antwort haben wir nicht gesehen. Vielleicht kam die Anfrage nie an. Bitte sagen Sie uns mit einem Klick, warum:\n${link}`,
  never: (link) => `Dort können Sie solche Anfragen auch für immer ablehnen:\n${link}`,
  own: (link) => `Ihre eigenen Werte, die sonst niemand sieht:\n${link}`,
  reply: 'Sie können auf diesen Brief einfach antworten.',
};

export const debriefWords: Readonly<Record<Language, DebriefWords>> = { ru, en, de };
