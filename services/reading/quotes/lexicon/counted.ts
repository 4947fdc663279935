import { startingWith, wordList } from '../vocabulary/word-pattern.ts';

/** Things that are counted in thousands and are not money. */
export const counted = startingWith(
  wordList`
  посет~ | пользоват~ | подписч~ | человек | людей | просмотр~ | клиент~ | заказчик~ | заяв~ | лид~ | товар~ |
  позиц~ | sku | артикул~ | страниц~ | знак~ | символ~ | слов | строк~ | скачив~ | установ~ | проект~ | сайт~ |
  рабоч~ | дн(?:я|ей|и) | день | недел~ | час(?:а|ов)? | ч\. | минут~ | секунд~ | лет | год~ | раз | шт~ | км |
  кв | м² | гб | мб | процент~ | жител~ | сотрудник~ | отзыв~ | запрос~ | показ~ | клик~ | уник~ | визит~ |
  единиц~ | изображен~ |
  visit~ | users? | followers? | subscribers? | people | views? | customers? | clients? | leads? | products? |
  items? | articles? | pages? | words? | characters? | lines? | downloads? | projects? | sites? | websites? |
  days? | weeks? | hours? | hrs? | minutes? | years? | months? | times | pcs | miles | sessions? | requests? |
  clicks? | impressions? | unique | monthly (?:users|visit~) | employees | reviews? | px | kb | mb | gb |
  resolution | screens? |
  besuch~ | nutzer~ | abonnent~ | kund~ | menschen | leute | personen | artikel~ | produkt~ | seiten | wörter |
  zeichen | zeilen | projekt~ | webseiten | websites | tage~ | werktage~ | arbeitstage~ | wochen | stunden | std |
  minuten | jahre~ | monate~ | mal | stück | downloads | aufrufe~ | mitarbeiter~ | bewertungen
`,
);
