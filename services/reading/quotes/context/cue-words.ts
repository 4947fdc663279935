import { endingWith, wholeWords, wordList } from '../vocabulary/word-pattern.ts';

/** Words that speak of a price; needed before a bare number, and worth points for any. */
export const priceCue = wholeWords(
  wordList`
  стоимост~ | стоит | стоят | стоить | цен[ауые] | ценой | ценник~ | прайс~ | обойд~ | обход~ |
  состав(?:ит|ят|ляет) | выйдет | выходит | получ(?:ится|ается) | оцен(?:ка|ку|или|иваем|иваю|или) | смет~ |
  итого~ | всего | бюджет~ | к оплате | оплат~ | тариф~ | расценк~ | ставк~ | предоплат~ | аванс~ | сумм[аыу] |
  под ключ | возьм~ за | сдела~ за | предлага~ |
  prices? | priced | pricing | costs? | costing | quot(?:e|ed|es|ation) | estimate[ds]? | fees? | charge[sd]? |
  rates? | budget | total~ | sum | amounts? | investment | ballpark | comes? to | run you | deposit | offer |
  invoice | we'd need |
  preis~ | kosten~ | kostet | angebot~ | pauschal~ | festpreis~ | beläuft | belaufen | beliefe | liegt | liegen |
  lägen | betrag~ | beträgt | betragen | gesamt~ | summe | honorar~ | invest~ | vergütung | budget | berechnen
`,
);

/** Names of numbers that identify something: the number behind them is never money. */
export const identifier = endingWith(
  wordList`
  (?:инн|кпп|огрн|огрнип|бик|окпо|снилс|р\/с|к\/с|р\/счет|корр?\.? ?счет|расчетный счет|счет|тел|телефон|моб|факс|договор|кп|заявк[аи]|обращени[ея]|заказ|артикул|индекс|адрес|address|anschrift|konto|blz|id|iban|bic|swift|hrb|ust-?id-?nr|steuer-?nr|vat(?: id)?|tax id|tel|phone|fax|ticket|invoice|order|case|ref|kundennummer|rechnung|angebot|telefon|mobil|plz|сборка|версия|version)\.?\s*(?:№|#|nr\.?|no\.?|номер|number|id)?\s*:?\s*[+№#]? |
  № | # | nr\. | no\.
`,
);

/** Words that may stand right behind a bare price ("стоимость 350 000 за сайт"); any other word makes it a count. */
export const mayFollowBare =
  /^(?:за|без|с|со|и|или|включая|под|в|при|но|а|по|плюс|это|до|на|р|total|net|netto|brutto|zzgl|inkl|incl|excl|for|in|per|plus|and|or|with|if|all|excluding|including|pro|für|und|oder|bei|exkl|gesamt|einmalig|once)$/u;

/** "делаем за 180 000": what stands behind "for" without a counted thing is a price. */
export const pricedFor = /(?<!\p{L})(?:за|for|für)\s*$/u;
