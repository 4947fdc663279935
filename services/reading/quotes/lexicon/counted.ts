import { startingWith } from '../vocabulary/word-pattern.ts';

/** Things that are counted in thousands and are not money. */
export const counted = startingWith(
  [
    'посет\\p{L}+|пользоват\\p{L}+|подписч\\p{L}+|человек|людей|просмотр\\p{L}*|клиент\\p{L}*|заказчик\\p{L}*|заяв\\p{L}+|лид\\p{L}*|товар\\p{L}*|позиц\\p{L}+|sku|артикул\\p{L}*|страниц\\p{L}*|знак\\p{L}*|символ\\p{L}*|слов|строк\\p{L}*|скачив\\p{L}+|установ\\p{L}+|проект\\p{L}*|сайт\\p{L}*|рабоч\\p{L}+|дн(?:я|ей|и)|день|недел\\p{L}+|час(?:а|ов)?|ч\\.|минут\\p{L}*|секунд\\p{L}*|лет|год\\p{L}*|раз|шт\\p{L}*|км|кв|м²|гб|мб|процент\\p{L}*|жител\\p{L}+|сотрудник\\p{L}*|отзыв\\p{L}*|запрос\\p{L}*|показ\\p{L}*|клик\\p{L}*|уник\\p{L}+|визит\\p{L}*|единиц\\p{L}*|изображен\\p{L}*',
    'visit\\p{L}*|users?|followers?|subscribers?|people|views?|customers?|clients?|leads?|products?|items?|articles?|pages?|words?|characters?|lines?|downloads?|projects?|sites?|websites?|days?|weeks?|hours?|hrs?|minutes?|years?|months?|times|pcs|miles|sessions?|requests?|clicks?|impressions?|unique|monthly (?:users|visit\\p{L}*)|employees|reviews?|px|kb|mb|gb|resolution|screens?',
    'besuch\\p{L}*|nutzer\\p{L}*|abonnent\\p{L}*|kund\\p{L}+|menschen|leute|personen|artikel\\p{L}*|produkt\\p{L}*|seiten|wörter|zeichen|zeilen|projekt\\p{L}*|webseiten|websites|tage\\p{L}*|werktage\\p{L}*|arbeitstage\\p{L}*|wochen|stunden|std|minuten|jahre\\p{L}*|monate\\p{L}*|mal|stück|downloads|aufrufe\\p{L}*|mitarbeiter\\p{L}*|bewertungen',
  ].join('|'),
);
