import type { VatTerms } from '../types.ts';
import { wholeWords } from '../vocabulary/word-pattern.ts';

export type VatReading = { readonly terms: VatTerms; readonly rate: number | null };

const taxEn = '(?:vat|tax|taxes|gst|sales tax)';
const taxDe = '(?:mwst|m\\.w\\.st|ust|u\\.st|mehrwertsteuer|umsatzsteuer|märchensteuer)';
const rate = '(?:\\d{1,2}(?:[.,]\\d)?\\s?%\\s*)?';

/** In the order of trust: "без учёта НДС" is read before "без НДС". */
const rules: readonly (readonly [VatTerms, RegExp])[] = [
  [
    'excl',
    wholeWords(
      `плюс ${rate}ндс|ндс (?:сверху|не включ[её]н\\p{L}*|не входит|не учт[её]н|начисляется|добавляется|оплачивается отдельно|отдельно)|не включа\\p{L}+ ${rate}ндс|без уч[её]та ${rate}ндс|кроме того,? ндс|(?:excl(?:\\.|uding|usive)?|exclud(?:e|es|ed)|plus|before|ex|without|not including|not include|does not include|don't include|net of)(?: of)?\\s*${rate}(?:applicable |any )?${taxEn}|${taxEn}(?: is| are| will be)? (?:extra|excluded|exclusive|not included|on top|to be added|added)|(?:zzgl|zuzügl|zuzüglich|exkl|exklusive|excl|ohne|plus|vor)\\.?\\s*(?:der\\s*)?(?:ges(?:\\.|etzl\\.|etzlichen?|etzlicher)?\\s*)?(?:jeweils\\s*)?(?:gültigen?r?\\s*)?${rate}${taxDe}|netto|nettopreise?|net(?=[\\s,;)!?]|$|\\.(?:\\s|$))(?!\\s*(?:\\d|profit|worth|income|revenue))|net prices?`,
    ),
  ],
  ['excl', /\+\s*(?:\d{1,2}\s?%\s*)?(?:ндс|vat|mwst|ust|tax|mehrwertsteuer)(?!\p{L})/u],
  [
    'none',
    wholeWords(
      `без ${rate}ндс|ндс (?:0 ?%|нет)|нет ндс|ндс не (?:облага\\p{L}+|предусмотрен\\p{L}*|взимается|начисляем|начисляется|выделя\\p{L}+|уплачива\\p{L}+)|не работаем с ндс|(?:ип|мы) (?:без|не на) ндс|не (?:является|являемся|являюсь) плательщик\\p{L}+ ндс|не плательщик\\p{L}* ндс|(?:на |по )?усно?|упрощенк\\p{L}+|упрощенн\\p{L}+ систем\\p{L}+|самозанят\\p{L}+|нпд|no ${taxEn}|${taxEn}[ -](?:exempt|free)|not ${taxEn}[ -]registered|not registered for ${taxEn}|kleinunternehmer\\p{L}*|${taxDe}-?frei|keine ${taxDe}|kein ausweis der ${taxDe}|reverse[- ]charge|umsatzsteuerbefreit`,
    ),
  ],
  ['none', /§\s*19\s*(?:abs\.?\s*\d\s*)?ustg/u],
  [
    'incl',
    wholeWords(
      `с ${rate}ндс|(?:в т\\.?\\s?ч\\.?|в том числе|включая|включает|включ\\.?|вкл\\.?|с уч[её]том|уже с)\\s*${rate}ндс|${rate}ндс\\s*(?:\\d{1,2}\\s?%\\s*)?(?:уже )?(?:включ[её]н\\p{L}*|в том числе|учт[её]н|внутри|в цене|в стоимости)|(?:incl(?:\\.|uding|usive)?|includ(?:e|es|ed)|inc|with)\\.?(?: of)?\\s*${rate}(?:all )?${taxEn}|(?:all )?${taxEn}(?: is| are)?[ -](?:included|incl|inclusive)|gross|(?:inkl|inklusive|incl|einschl|einschließlich|mit)\\.?\\s*(?:der\\s*)?(?:ges(?:\\.|etzl\\.|etzlichen?|etzlicher)?\\s*)?${rate}${taxDe}|brutto|bruttopreise?|${taxDe} (?:ist |sind )?(?:bereits )?(?:enthalten|inkludiert|inbegriffen|inklusive)|inklusive (?:aller )?steuern`,
    ),
  ],
];
const anyTaxWord =
  /ндс|усн|самозан|нпд|упрощен|vat|tax|gst|net|gross|brutto|mwst|m\.w|ust|u\.st|steuer|unternehm|reverse|§/u;
const taxWord = /(?:ндс|vat|mwst|ust|mehrwertsteuer|umsatzsteuer|gst|tax)(?!\p{L})/u;
const statedRate =
  /(\d{1,2})(?:[.,]\d)?\s?%\s*(?:ндс|vat|mwst|ust|mehrwertsteuer|umsatzsteuer|gst|tax)|(?:ндс|vat|mwst|ust|mehrwertsteuer|umsatzsteuer)\s*\(?(\d{1,2})\s?%/u;

/** VAT terms that a folded piece of text states, the first rule that fits; unknown when it states none. */
export function vatTerms(folded: string): VatReading {
  if (!anyTaxWord.test(folded)) return { terms: 'unknown', rate: null };
  const match = statedRate.exec(folded);
  const percent = match === null ? null : Number(match[1] ?? match[2]);
  for (const [terms, pattern] of rules) {
    if (pattern.test(folded)) return { terms, rate: terms === 'none' ? null : percent };
  }
  return { terms: 'unknown', rate: null };
}

/** True when the words just before an amount make it the tax itself: "в т.ч. НДС 22% — 63 114", "zzgl. 19 % MwSt.: 855 €". */
export function namesTaxItself(lead: string): boolean {
  const near = lead.slice(-45);
  const at = taxWord.exec(near);
  if (at === null) return false;
  const behind = near.slice(at.index + at[0].length);
  const before = near.slice(0, at.index);
  if (
    !/^[\s.:)(|,]*(?:\d{1,2}(?:[.,]\d)?\s?%)?[\s.:)(|-]*(?:в размере|составляет|of|от суммы|i\.\s?h\.\s?v\.)?\s*$/u.test(
      behind,
    )
  )
    return false;
  // "без НДС 300 000" and "с НДС: 366 000" name a price.
  return (
    !/(?:без|(?<!\p{L})с|со|включая|с учетом|without|excluding|excl\.?|ex|ohne|incl\.?|including|inkl\.?|with|no|before|after)\s*(?:\d{1,2}\s?%\s*)?$/u.test(
      before,
    ) || /(?:в т\.?\s?ч\.?|в том числе)\s*(?:\d{1,2}\s?%\s*)?$/u.test(before)
  );
}
