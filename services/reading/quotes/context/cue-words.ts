import { endingWith, wholeWords } from '../vocabulary/word-pattern.ts';

/** Words that speak of a price; needed before a bare number, and worth points for any. */
export const priceCue = wholeWords(
  [
    'стоимост\\p{L}*|стоит|стоят|стоить|цен[ауые]|ценой|ценник\\p{L}*|прайс\\p{L}*|обойд\\p{L}*|обход\\p{L}*|состав(?:ит|ят|ляет)|выйдет|выходит|получ(?:ится|ается)|оцен(?:ка|ку|или|иваем|иваю|или)|смет\\p{L}*|итого\\p{L}*|всего|бюджет\\p{L}*|к оплате|оплат\\p{L}*|тариф\\p{L}*|расценк\\p{L}*|ставк\\p{L}*|предоплат\\p{L}*|аванс\\p{L}*|сумм[аыу]|под ключ|возьм\\p{L}+ за|сдела\\p{L}+ за|предлага\\p{L}+',
    "prices?|priced|pricing|costs?|costing|quot(?:e|ed|es|ation)|estimate[ds]?|fees?|charge[sd]?|rates?|budget|total\\p{L}*|sum|amounts?|investment|ballpark|comes? to|run you|deposit|offer|invoice|we'd need",
    'preis\\p{L}*|kosten\\p{L}*|kostet|angebot\\p{L}*|pauschal\\p{L}*|festpreis\\p{L}*|beläuft|belaufen|beliefe|liegt|liegen|lägen|betrag\\p{L}*|beträgt|betragen|gesamt\\p{L}*|summe|honorar\\p{L}*|invest\\p{L}*|vergütung|budget|berechnen',
  ].join('|'),
);

/** Names of numbers that identify something: the number behind them is never money. */
export const identifier = endingWith(
  [
    '(?:инн|кпп|огрн|огрнип|бик|окпо|снилс|р\\/с|к\\/с|р\\/сч[её]т|корр?\\.? ?сч[её]т|расч[её]тный сч[её]т|сч[её]т|тел|телефон|моб|факс|договор|кп|заявк[аи]|обращени[ея]|заказ|артикул|индекс|адрес|address|anschrift|konto|blz|id|iban|bic|swift|hrb|ust-?id-?nr|steuer-?nr|vat(?: id)?|tax id|tel|phone|fax|ticket|invoice|order|case|ref|kundennummer|rechnung|angebot|telefon|mobil|plz|сборка|версия|version)\\.?\\s*(?:№|#|nr\\.?|no\\.?|номер|number|id)?\\s*:?\\s*[+№#]?',
    '№|#|nr\\.|no\\.',
  ].join('|'),
);

/** Words that may stand right behind a bare price ("стоимость 350 000 за сайт"); any other word makes it a count. */
export const mayFollowBare =
  /^(?:за|без|с|со|и|или|включая|под|в|при|но|а|по|плюс|это|до|на|р|total|net|netto|brutto|zzgl|inkl|incl|excl|for|in|per|plus|and|or|with|if|all|excluding|including|pro|für|und|oder|bei|exkl|gesamt|einmalig|once)$/u;

/** "делаем за 180 000": what stands behind "for" without a counted thing is a price. */
export const pricedFor = /(?<!\p{L})(?:за|for|für)\s*$/u;
