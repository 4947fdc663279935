/** Text as the vocabularies expect it: lower case, ё as е, no-break spaces and marks of duty gone. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ');
  return plain
    .replace(
      /[*✱]|\((?:обязательно|необязательно|required|optional|erforderlich|pflichtfeld|requerido|obligatorio|obligatoire)\)/gu,
      ' ',
    )
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/**
 * Words of a name, id or class: "yourName", "your-name" and "form_fields[your_name]" all give "your name".
 * Engine prefixes and numbers that mean nothing are kept; the vocabularies look for words, not for the whole.
 */
export function nameWords(name: string): string {
  const apart = name
    .normalize('NFKC')
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2');
  return apart
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** Whole words, in any script (JavaScript's own word boundary knows ASCII letters only). */
export const whole = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
/** Beginnings of words, for languages that bend their endings. */
export const starts = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})`, 'iu');

/**
 * The part of a name that is the field's own: ASP.NET puts the path of its containers before it ("ctl00$Body$txtName"),
 * PHP forms the name of the record ("contact[first_name]"). A bare number in brackets says nothing, then all is kept.
 */
export function ownName(name: string): string {
  const last = name.slice(0, 200).replace(/^.*[$:]/u, '');
  const inside = [...last.matchAll(/\[([^\]]*)\]/gu)]
    .map(([, part]) => part ?? '')
    .filter((part) => /\p{L}/u.test(part));
  const own = nameWords(inside.at(-1) ?? last);
  return /\p{L}{2}/u.test(own) ? own.replace(/^(?:txt|tbx|tb|inp|fld|input|ctl) (?=\p{L})/u, '') : nameWords(name);
}
