import { fold } from '../fold.ts';
import type { Quote } from '../types.ts';
import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';

const advice = wholeWords(wordList`
  рекоменд~ | совет(?:уем|ую|овал~) | оптимальн~ |
  (?:вам|для вас|под вас) (?:лучше всего |больше всего |идеально |скорее )?(?:подойдет|подходит|хватит|достаточно) |
  наш выбор | лучше взять | лучший вариант | выбрали бы | взяли бы | предложили бы | recommend~ |
  best (?:fit|choice|option|suited|bet|match) | suggest~ | go (?:for|with) | ideal for | right choice |
  would (?:pick|choose|take) | makes? (?:the )?most sense | suits? you | perfect for | empfehl~ | empfohlen~ |
  am besten | unsere empfehlung | ideal für | passend für | würden (?:wir )?(?:ihnen )?(?:raten|nehmen) |
  raten (?:wir )?ihnen | am sinnvollsten
`);
const ordinal = wholeWords(wordList`
  (?:(перв|first|erste)|(втор|second|zweite|средн|middle|mittlere)|(трет|third|dritte))~ (?:вариант|пакет|тариф|option|package|plan|variante|paket)~
`);
const commonWord =
  /^(?:and|the|for|with|our|you|one|from|und|oder|der|die|das|für|mit|как|для|или|это|под|стоимост\p{L}*|цен\p{L}+|price|preis|kosten|вариант\p{L}*|пакет\p{L}*|тариф\p{L}*|option|package|plan|paket|variante|site|website|сайт\p{L}*)$/u;
const reach = 160;

/** The option the studio recommends, else the cheapest; the last reason says which. */
export function bestOption(options: readonly Quote[], text: string): Quote | null {
  if (options.length < 2) return options[0] ?? null;
  const folded = fold(text);
  const chosen =
    options.find((option, index) => advisedInRow(option, options, index, folded)) ?? namedByAdvice(options, folded);
  if (chosen !== undefined) return { ...chosen, reasons: [...chosen.reasons, 'recommended option'] };
  const cheapest = options.reduce((best, option) => (lowOf(option) < lowOf(best) ? option : best));
  return { ...cheapest, reasons: [...cheapest.reasons, 'cheapest option'] };
}

/** The advice stands beside the option itself: in its row, its clause or its block, not in its neighbour's. */
function advisedInRow(option: Quote, options: readonly Quote[], index: number, text: string): boolean {
  const line = text.lastIndexOf('\n', option.start) + 1;
  const from = Math.max(line, options[index - 1]?.end ?? 0);
  const behind = text.slice(option.end, Math.min(option.end + reach, options[index + 1]?.start ?? text.length));
  const own = behind.slice(0, behind.search(/[\n.!?;]|$/u));
  return advice.test(text.slice(from, option.start)) || advice.test(own);
}

/** "Рекомендуем пакет «Стандарт»", "we'd go for the second option": the sentence of advice names one option. */
function namedByAdvice(options: readonly Quote[], text: string): Quote | undefined {
  const match = advice.exec(text);
  if (match === null) return undefined;
  const before = text.slice(Math.max(0, match.index - reach), match.index);
  const after = text.slice(match.index, match.index + reach);
  const sentence = before.slice(before.search(/[^\n.!?]*$/u)) + after.slice(0, after.search(/[\n.!?]|$/u));
  const names = options.map(namesOf);
  const named = options.filter((_, index) =>
    (names[index] ?? []).some(
      (name) => wholeWords(name).test(sentence) && names.every((other, at) => at === index || !other.includes(name)),
    ),
  );
  return named.length === 1 ? named[0] : options[ordinalOf(sentence) ?? -1];
}

function ordinalOf(sentence: string): number | null {
  const match = ordinal.exec(sentence);
  if (match === null) return null;
  return [1, 2, 3].findIndex((group) => match[group] !== undefined);
}

/** Words of an option's label that may be its name; letters and digits only, so they are safe in an expression. */
function namesOf(option: Quote): string[] {
  const numbered =
    option.label
      .toLowerCase()
      .match(/(?:вариант|option|пакет|paket|variante|package|plan|тариф)\s*(?:\d+|[a-zа-я](?!\p{L}))/gu) ?? [];
  const words = option.label.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return [...numbered, ...words.filter((word) => !commonWord.test(word))];
}

function lowOf(quote: Quote): number {
  return quote.lowMinor ?? quote.highMinor ?? Number.POSITIVE_INFINITY;
}
