import { laterRussian } from './later-letters-ru.ts';
import { absencesRu, acknowledgementsRu, declinesRu, newsRu, questionsRu, redirectsRu } from './letters-ru.ts';
import { offersRu } from './offers-ru.ts';
import type { Speech } from './speech.ts';

/** How Russian studios write. */
export const russian: Speech = {
  ...laterRussian,
  greeting: (dice, { firstName }) =>
    dice.pick([
      `Здравствуйте, ${firstName}!`,
      `${firstName}, добрый день!`,
      `Добрый день, ${firstName}.`,
      `${firstName}, приветствую!`,
    ]),
  body: (dice, kind, topic) => {
    switch (kind) {
      case 'auto_ack':
        return dice.pick(acknowledgementsRu(topic));
      case 'out_of_office':
        return dice.pick(absencesRu);
      case 'newsletter':
        return newsRu(topic);
      case 'human_redirect':
        return dice.pick(redirectsRu(topic));
      case 'human_decline':
        return dice.pick(declinesRu);
      case 'human_substantive':
        return dice.pick(topic.price === null ? questionsRu : offersRu[topic.price.basis](topic.price.words));
      default:
        return kind satisfies never;
    }
  },
  subject: (kind, { studio }) => {
    switch (kind) {
      case 'auto_ack':
        return `Ваша заявка принята | ${studio}`;
      case 'out_of_office':
        return 'Автоответ: меня нет на месте';
      case 'newsletter':
        return `Дайджест ${studio}: выбираем CMS`;
      default:
        return 'Ваша заявка на разработку сайта';
    }
  },
  // "--" is how some clients begin a signature, with or without the space of the standard.
  farewell: (dice) => dice.pick(['С уважением,', 'С наилучшими пожеланиями,', '--', 'Хорошего дня!']),
};
