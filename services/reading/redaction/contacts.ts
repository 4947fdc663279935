import { phoneNumber } from '../../inbox/calls/phone-number.ts';
import { type Found, matchesOf } from './found.ts';

const mail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([{](?:at|собака|эт)[)\]}]\s?)[\p{L}\p{N}-]{1,60}(?:\.[\p{L}\p{N}-]{1,60}){1,4}(?![\p{L}\p{N}])/giu;
/** A full stop or comma behind a link belongs to the sentence. */
const address = /(?:https?:\/\/|www\.)[^\s<>"'«»)\]]{1,400}[^\s<>"'«»)\].,;:!?]/giu;
/** Names of programs that end like a domain. */
const programs = /^(?:asp|ado|vb|ml|socket|next|nuxt|node)\.(?:net|io|js)$/iu;
const domain =
  /(?<![\p{L}\p{N}@._/-])[\p{L}\p{N}][\p{L}\p{N}-]{0,60}(?:\.[\p{L}\p{N}-]{1,60}){0,3}\.(?:ru|рф|su|by|kz|ua|com|net|org|info|biz|pro|io|me|de|at|ch|eu|uk|studio|agency|design|digital|team|online|site|shop|рус|москва)(?:\/(?:[^\s<>"'«»)\]]{0,300}[^\s<>"'«»)\].,;:!?])?)?(?![\p{L}\p{N}-])/giu;
const handle = /(?<![\p{L}\p{N}@.])@[a-z][a-z0-9_]{3,31}(?![a-z0-9_@]|\.[a-z0-9])/giu;
const skype =
  /(?:skype|скайп|telegram|телеграм(?:м)?|icq|discord)\s{0,2}[:—–-]\s{0,2}(?<hide>[a-z0-9][a-z0-9._:-]{1,39}[a-z0-9_])/dgiu;
const registered =
  /(?:ИНН|КПП|ОГРН(?:ИП)?|БИК|ОКПО|р\/с(?:ч[её]т)?|к\/с|HR[AB]|USt-?Id(?:-?Nr)?\.?|VAT(?: no)?\.?|IBAN)[\s.:№/]{0,4}(?<hide>(?:[A-Z]{2}\s?)?\d[\d\s/]{3,30}\d)/dgu;

/** Telephone numbers, addresses of mail and web, names in messengers, numbers of registers. */
export function contacts(text: string): Found[] {
  return [
    ...matchesOf(text, mail, 'mail'),
    ...matchesOf(text, address, 'link'),
    ...matchesOf(text, domain, 'link').filter(({ start, end }) => !programs.test(text.slice(start, end))),
    ...matchesOf(text, handle, 'handle'),
    ...matchesOf(text, skype, 'handle'),
    ...matchesOf(text, registered, 'number'),
    ...phones(text),
  ];
}

/** What may be a number: with plus, 8, 7, 0 or a bracket in front, or written in groups as telephone numbers are. */
const candidate =
  /(?<![\p{L}\p{N}.,+(])(?<hide>(?:\+\s?|\()?\d[\d\s()./–-]{5,24}\d(?:\s{0,2}[(,]?\s?(?:доб|ext|внутр|Durchwahl|DW)\.?\s?\d{1,5}\)?)?)(?![\p{N}])/dgiu;
const local = /^(?:\d{3}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}|\d{3}-\d{3}-\d{4})$/u;
const money = /^\s{0,2}(?:руб|р\.|₽|тыс|т\.\s?р|млн|евро|eur|usd|€|\$|долл|kopeck|шт|%)/iu;
const homes = ['RU', 'DE', 'GB', 'US'];

/** A price has no plus or bracket, is followed by its currency, and is no number of any numbering plan. */
function phones(text: string): Found[] {
  return matchesOf(text, candidate, 'phone').filter(({ start, end }) => {
    const written = text.slice(start, end);
    if (
      written.includes('\n') ||
      money.test(text.slice(end, end + 8)) ||
      /[€$£₽]\s?$/u.test(text.slice(0, start).slice(-3))
    )
      return false;
    const number = written.replace(/[\s(,]*(?:доб|ext|внутр|Durchwahl|DW).*$/iu, '');
    if (local.test(number.trim())) return true;
    const digits = number.replace(/\D/gu, '').length;
    if (digits < 9 || digits > 15 || /^\d{1,2}\.\d{1,2}\.\d{2,4}/u.test(number)) return false;
    const called =
      /^[+(]|^(?:8|7|00|0)|^1[-. ]\(?\d{3}/u.test(number.trim()) ||
      /(?:тел|phone|tel|fon|моб|mobil|whatsapp|ватсап|вотсап|call|звон)[^\n]{0,12}$/iu.test(
        text.slice(Math.max(0, start - 24), start),
      );
    return called && homes.some((country) => phoneNumber(number, country) !== null);
  });
}
