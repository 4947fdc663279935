import { normalise, starts, whole } from './words.ts';

export type Choice = { value: string; text: string };

const NEUTRAL = starts(
  "друг(?:ое|ая|ой)|иное|пока не|не знаю|не определ|затрудня|не важно|неважно|любой|общ(?:ий|ие) вопрос|прочее|other|not sure|don['’]?t know|undecided|general|none of|no preference|something else|unsure|any(?![\\p{L}])|sonstige|andere|weiß nicht|noch nicht|keine angabe|divers(?![\\p{L}])|allgemein|otro|autre|altro",
);
/** First lines that only ask to choose. */
const EMPTY = /^(?:выбер|укаж|не выбран|select|choose|please|pick|bitte|auswähl|wähl|seleccion|choisi|scegli|-|–|—)/u;
const SITE_WORK = starts(
  'разработ\\p{L}* сайт|создани\\p{L}* сайт|сайт|интернет-магазин|заказ|новый проект|проект|web ?(?:site|design|dev)|website|new project|project|sales|quote|webdesign|webseite|projekt|angebot|anfrage',
);

/** Options that say something; the first line of a list often only asks to choose. */
export function realOptions<T extends Choice>(options: readonly T[]): T[] {
  return options.filter(
    (option) => option.text.trim() !== '' && !EMPTY.test(normalise(option.text)) && !/^[-–—.\s]*$/u.test(option.text),
  );
}

const TITLES = {
  mr: /^(?:mr|herr|господин|г-н|monsieur|m\.|sr)(?![\p{L}])/iu,
  ms: /^(?:mrs|ms|miss|frau|госпожа|г-жа|madame|mme|sra)(?![\p{L}])/iu,
} as const;

/** The title before a name, where the persona has one; else one that says nothing in particular. */
export function chooseTitle<T extends Choice>(options: readonly T[], wanted: 'mr' | 'ms' | undefined): T | null {
  const real = realOptions(options);
  const titled = wanted === undefined ? undefined : real.find((option) => TITLES[wanted].test(option.text.trim()));
  return titled ?? real.find((option) => NEUTRAL.test(normalise(option.text))) ?? null;
}

/** The option that says what the persona says; else one for website work; else one that says nothing in particular. */
export function chooseOption<T extends Choice>(
  options: readonly T[],
  wanted: string | null,
  role: string,
): { option: T; why: string } | null {
  const real = realOptions(options);
  const said = wanted === null ? '' : normalise(wanted);
  const same =
    said === ''
      ? undefined
      : (real.find((option) => normalise(option.text) === said) ??
        real.find((option) => whole(plainly(said)).test(normalise(option.text))));
  if (same !== undefined) return { option: same, why: 'says what the persona says' };
  const ranged = role === 'budget' && said !== '' ? rangeOf(real, said) : null;
  if (ranged !== null) return { option: ranged, why: "the range holds the persona's budget" };
  const neutral = real.find((option) => NEUTRAL.test(normalise(option.text)));
  const work =
    role === 'service' || role === 'subject'
      ? real.find((option) => SITE_WORK.test(normalise(option.text)))
      : undefined;
  if (work !== undefined) return { option: work, why: 'stands for website work' };
  return neutral === undefined ? null : { option: neutral, why: 'says nothing in particular' };
}

const plainly = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').slice(0, 80);

/** Amounts in a text, with thousands spelled out ("150 тыс", "5k") counted in full. */
export function amounts(text: string): number[] {
  const found = normalise(text).matchAll(
    /(\d{1,3}(?:[ .,'’]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?) ?(тыс|т\.? ?р|k(?![\p{L}])|к(?![\p{L}])|млн|m(?![\p{L}])|mio|tsd)?/giu,
  );
  return [...found].slice(0, 8).map(([, digits = '', unit = '']) => {
    const grouped = /[ .,'’]\d{3}(?:\D|$)/u.test(digits) ? digits.replace(/[ .,'’]/gu, '') : digits.replace(',', '.');
    return Number(grouped) * (/^(?:млн|m)/iu.test(unit) ? 1_000_000 : unit === '' ? 1 : 1000);
  });
}

function rangeOf<T extends Choice>(options: readonly T[], said: string): T | null {
  const [wanted] = amounts(said).slice(-1);
  if (wanted === undefined || wanted === 0) return null;
  for (const option of options) {
    const text = normalise(option.text);
    const [low, high] = amounts(text);
    if (low === undefined) continue;
    if (
      high !== undefined
        ? wanted >= low && wanted <= high
        : starts('до|менее|меньше|up to|under|less|below|bis|unter').test(text)
          ? wanted <= low
          : starts('от|более|больше|свыше|over|more|from|above|ab|über|mehr').test(text)
            ? wanted >= low
            : wanted === low
    )
      return option;
  }
  return null;
}
